import { type FragmentOf, readFragment } from 'gql.tada';
import { type ReactNode, useRef } from 'react';
import type { FieldName } from '../../api/ticket-enums';
import { useCommands } from '../../commands/commands';
import { graphql } from '../../gql/graphql';
import { whole } from '../../texts/format';
import { texts } from '../../texts/texts';
import { Label } from '../../ui/label';
import { Moment } from '../../ui/moment';
import { useShownFields } from '../fields/changes-underway';
import { FieldButton } from '../fields/field-button';
import classes from './title-block.module.css';

/** What the title block of a ticket tells. */
export const TitleBlockFragment = graphql(`
  fragment TitleBlock_Ticket on Ticket {
    id
    status
    priority
    category
    createdAt
    updatedAt
    resolvedAt
    version
  }
`);

const FIELDS: readonly FieldName[] = ['status', 'priority', 'category'];
const KEYS: Record<FieldName, string> = { status: 's', priority: 'p', category: 'c' };

type Props = {
  ticket: FragmentOf<typeof TitleBlockFragment>;
  /** Opens the menu of a field at an element. */
  onOpenField: (field: FieldName, value: string, anchor: HTMLElement) => void;
  /** Whether the ticket is what the page is about, so that keys mean it. */
  withKeys: boolean;
};

/** Fields, times and version of a ticket, in cells with labels, as drawings have them. */
export function TitleBlock({ ticket, onOpenField, withKeys }: Props) {
  const shown = useShownFields(readFragment(TitleBlockFragment, ticket));
  const block = useRef<HTMLDListElement>(null);

  useCommands(
    withKeys
      ? FIELDS.map((field) => ({
          label: texts.ticket.changeFieldOf(texts.values.fields[field], shown.id),
          group: 'ticket',
          keys: [KEYS[field]],
          run: () => {
            const anchor = block.current?.querySelector<HTMLElement>(
              `button[data-field="${field}"]`,
            );
            if (anchor) onOpenField(field, shown[field], anchor);
          },
        }))
      : [],
  );

  return (
    <dl className={classes.block} ref={block}>
      {FIELDS.map((field) => (
        <Cell key={field} label={texts.values.fields[field]}>
          <span className={classes.field}>
            <FieldButton
              field={field}
              value={shown[field]}
              ticketId={shown.id}
              onOpen={(anchor) => onOpenField(field, shown[field], anchor)}
            />
          </span>
        </Cell>
      ))}
      <Cell label={texts.ticket.times.version}>{whole(shown.version)}</Cell>
      <Cell label={texts.ticket.times.filed}>
        <Moment at={shown.createdAt} />
      </Cell>
      <Cell label={texts.ticket.times.changed}>
        <Moment at={shown.updatedAt} />
      </Cell>
      <Cell label={texts.ticket.times.resolved}>
        {shown.resolvedAt ? <Moment at={shown.resolvedAt} /> : texts.ticket.notResolved}
      </Cell>
    </dl>
  );
}

/** The title block before its ticket is known: the same cells, with nothing in them. */
export function EmptyTitleBlock({ children }: { children: ReactNode }) {
  const labels = [
    ...FIELDS.map((field) => texts.values.fields[field]),
    texts.ticket.times.version,
    texts.ticket.times.filed,
    texts.ticket.times.changed,
    texts.ticket.times.resolved,
  ];
  return (
    <dl className={classes.block}>
      {labels.map((label) => (
        <Cell key={label} label={label}>
          {children}
        </Cell>
      ))}
    </dl>
  );
}

function Cell({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className={classes.cell}>
      <dt>
        <Label>{label}</Label>
      </dt>
      <dd className={classes.value}>{children}</dd>
    </div>
  );
}
