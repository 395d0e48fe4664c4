import { Link, useNavigate } from '@tanstack/react-router';
import { ArrowDown, ArrowLeft, ArrowUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useCommands } from '../../commands/commands';
import { texts } from '../../texts/texts';
import type { QueueSearch } from '../queue-search';
import classes from './ticket-nav.module.css';
import { type Neighbour, useNeighbours } from './use-neighbours';

type Props = {
  id: string;
  /** The list whose neighbours are meant. */
  search: QueueSearch;
  /** The list as one comes back to it. */
  list: QueueSearch;
};

/** The ways from a ticket: back to its list, and to the ones before and after it there. */
export function TicketNav({ id, search, list }: Props) {
  const { previous, next } = useNeighbours(id, search);
  const navigate = useNavigate();
  const go = (to: Neighbour | null) => {
    if (to) void navigate({ to: '/tickets/$id', params: { id: to.id }, search });
  };
  useCommands([
    { label: texts.ticket.goNext, group: 'ticket', keys: ['j'], run: () => go(next) },
    { label: texts.ticket.goPrevious, group: 'ticket', keys: ['k'], run: () => go(previous) },
  ]);
  return (
    <nav aria-label={texts.ticket.neighbours} className={classes.nav}>
      <Link to="/" search={list} className={classes.way} aria-keyshortcuts="u">
        <ArrowLeft size={14} aria-hidden />
        {texts.ticket.backToQueue}
      </Link>
      <span className={classes.neighbours}>
        <Way to={previous} id={id} search={search} keys="k" title={texts.ticket.previousIs}>
          <ArrowUp size={14} aria-hidden />
          {texts.ticket.previous}
        </Way>
        <Way to={next} id={id} search={search} keys="j" title={texts.ticket.nextIs}>
          <ArrowDown size={14} aria-hidden />
          {texts.ticket.next}
        </Way>
      </span>
    </nav>
  );
}

type WayProps = {
  /** Null where there is none, or while it is not known. */
  to: Neighbour | null;
  id: string;
  search: QueueSearch;
  keys: string;
  title: (title: string) => string;
  children: ReactNode;
};

function Way({ to, id, search, keys, title, children }: WayProps) {
  return (
    <Link
      to="/tickets/$id"
      params={{ id: to?.id ?? id }}
      search={search}
      // Stays where it is and keeps the focus, also at the end of the list.
      disabled={to === null}
      tabIndex={0}
      title={to ? title(to.title) : undefined}
      className={classes.way}
      aria-keyshortcuts={keys}
      // Marks no current page: it leads away from it.
      activeProps={{}}
    >
      {children}
      <kbd aria-hidden className={classes.key}>
        {keys}
      </kbd>
    </Link>
  );
}
