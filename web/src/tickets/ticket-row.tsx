import type { ResultOf } from 'gql.tada';
import { type CSSProperties, type MouseEvent, memo } from 'react';
import type { FieldName } from '../api/ticket-enums';
import { graphql } from '../gql/graphql';
import { texts } from '../texts/texts';
import { Moment } from '../ui/moment';
import { useShownFields } from './fields/changes-underway';
import { FieldButton } from './fields/field-button';
import { Highlighted } from './queue/highlighted';
import classes from './ticket-row.module.css';

/** What a list knows of a ticket, and what any change of a ticket answers. */
export const TicketRowFragment = graphql(`
  fragment TicketRow_Ticket on Ticket {
    id
    title
    category
    priority
    status
    createdAt
    updatedAt
    version
    needsReview
  }
`);

/** A ticket as its row shows it. */
export type RowTicket = ResultOf<typeof TicketRowFragment> & { excerpt: string };

/** What a row asks for. One object serves all rows and never changes. */
export type RowActions = {
  /** The ticket's link was followed by mouse or by Enter. */
  onFollow: (ticket: RowTicket, event: MouseEvent<HTMLAnchorElement>) => void;
  onPage: (id: string) => void;
  onSelect: (id: string, range: boolean) => void;
  onMenu: (ticket: RowTicket, field: FieldName, anchor: HTMLElement) => void;
  onFocus: (id: string) => void;
};

type Props = {
  ticket: RowTicket;
  actions: RowActions;
  /** Its place in the list, from 1, and how many there are, -1 for unknown. */
  position: number;
  total: number;
  /** Where it stands, in pixels from the top of the list. */
  top: number;
  /** The time that the list is ordered by. */
  time: 'createdAt' | 'updatedAt';
  /** What was searched for. */
  words: string | undefined;
  /** The query of the address, so that the page of the ticket knows the list. */
  query: string;
  /** Keys mean this row. */
  active: boolean;
  selected: boolean;
  /** It is in the preview. */
  previewed: boolean;
};

/** One ticket in the queue: one line where there is room, two and a line of facts on a phone. */
export const TicketRow = memo(function TicketRow(props: Props) {
  const { actions, position, total, top, time, words, query, active, selected, previewed } = props;
  const ticket = useShownFields(props.ticket);
  const { id } = ticket;
  const tabIndex = active ? 0 : -1;

  function field<F extends FieldName>(name: F, compact = false) {
    return (
      <FieldButton
        field={name}
        value={ticket[name]}
        ticketId={id}
        compact={compact}
        tabIndex={tabIndex}
        onOpen={(anchor) => actions.onMenu(ticket, name, anchor)}
      />
    );
  }

  return (
    <li
      className={classes.row}
      style={{ '--top': `${top}px` } as CSSProperties}
      aria-posinset={position}
      aria-setsize={total}
      data-active={active || undefined}
      data-selected={selected || undefined}
      data-previewed={previewed || undefined}
      onFocus={() => actions.onFocus(id)}
    >
      <label className={classes.select}>
        <input
          type="checkbox"
          className={classes.checkbox}
          aria-label={texts.queue.select(id)}
          checked={selected}
          tabIndex={tabIndex}
          onChange={(event) =>
            actions.onSelect(id, (event.nativeEvent as globalThis.MouseEvent).shiftKey)
          }
        />
      </label>
      <span className={classes.priority}>{field('priority', true)}</span>
      <span className={classes.id}>{id}</span>
      <span className={classes.text}>
        <a
          href={`/tickets/${id}${query}`}
          className={classes.link}
          data-ticket={id}
          tabIndex={tabIndex}
          draggable={false}
          dir="auto"
          onClick={(event) => actions.onFollow(ticket, event)}
          onDoubleClick={() => actions.onPage(id)}
        >
          <Highlighted text={ticket.title} words={words} />
        </a>
        {ticket.needsReview && (
          <span
            role="img"
            className={classes.review}
            aria-label={texts.values.needsReview}
            title={texts.values.needsReview}
          >
            {texts.values.reviewMark}
          </span>
        )}
        <span className={classes.excerpt} dir="auto">
          <Highlighted text={ticket.excerpt} words={words} />
        </span>
      </span>
      <span className={classes.category}>{field('category')}</span>
      <span className={classes.status}>{field('status')}</span>
      <span className={classes.time}>
        <Moment at={ticket[time]} />
      </span>
    </li>
  );
});
