import { type ReactNode, useState } from 'react';
import { texts } from '../texts/texts';
import { ProblemAlert } from '../ui/problem-alert';
import { MissingTicket } from './detail/missing-ticket';
import { TicketSheet } from './detail/ticket-sheet';
import { TicketSkeleton } from './detail/ticket-skeleton';
import { useTicket, type WholeTicket } from './detail/use-ticket';
import { FieldMenu, type FieldMenuTarget } from './fields/field-menu';
import type { QueueSearch } from './queue-search';
import { SuggestionPanel } from './suggestion/suggestion-panel';
import classes from './ticket-detail.module.css';

/** Where a ticket is shown: as the page, or beside the list. Only the page's headings and keys mean the ticket. */
export type DetailVariant = 'page' | 'pane';

type Props = {
  id: string;
  /** The list it was found in, for the links. */
  search: QueueSearch;
  variant: DetailVariant;
  /** What stands below the ticket, also while it is on its way; undefined until it is known. Not below one
   * that is missing or cannot be read. */
  below?: (ticket: WholeTicket | undefined) => ReactNode;
};

/** One ticket, whole: reads it, keeps it up to date, and edits it where it stands. */
export function TicketDetail(props: Props) {
  // What is done with one ticket, such as an edit, is not done with the next.
  return <Detail key={props.id} {...props} />;
}

function Detail({ id, search, variant, below }: Props) {
  const { ticket, problem, reload, take } = useTicket(id);
  const Heading = variant === 'page' ? 'h1' : 'h2';
  const [menu, setMenu] = useState<FieldMenuTarget | null>(null);
  return (
    <>
      <div className={classes.detail}>
        {problem && ticket === undefined && (
          <Heading className={classes.unknown}>{texts.ticket.named(id)}</Heading>
        )}
        {problem && <ProblemAlert onRetry={reload}>{problem.message}</ProblemAlert>}
        {ticket === undefined && !problem && <TicketSkeleton id={id} variant={variant} />}
        {ticket === null && <MissingTicket id={id} search={search} variant={variant} />}
        {ticket && (
          <TicketSheet
            ticket={ticket}
            search={search}
            variant={variant}
            onTold={take}
            onMenu={setMenu}
          />
        )}
        {ticket && <SuggestionPanel ticket={ticket} />}
        {/* What is suggested stands above it; seen before that is known, it would move. */}
        {below && (ticket || (ticket === undefined && !problem)) && (
          <div className={classes.below} data-early={ticket ? undefined : true}>
            {below(ticket)}
          </div>
        )}
        {variant === 'page' && !ticket && (
          <title>{texts.shell.pageTitle(texts.ticket.named(id))}</title>
        )}
      </div>
      {/* Beside and not within: what is placed by the window's measures goes astray in a container. */}
      <FieldMenu target={menu} onClose={() => setMenu(null)} />
    </>
  );
}
