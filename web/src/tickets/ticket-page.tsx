import { useNavigate } from '@tanstack/react-router';
import { useCommands } from '../commands/commands';
import { texts } from '../texts/texts';
import { TicketNav } from './detail/ticket-nav';
import { HistoryPanel } from './history/history-panel';
import type { QueueSearch } from './queue-search';
import { TicketDetail } from './ticket-detail';
import classes from './ticket-page.module.css';

/** The page of one ticket, with the ways to its neighbours in the list it was found in, and back. */
export function TicketPage({ id, search }: { id: string; search: QueueSearch }) {
  const navigate = useNavigate();
  // The ticket beside the list follows the one that was looked at last.
  const list = search.at ? { ...search, at: id } : search;
  useCommands([
    {
      label: texts.ticket.goBack,
      group: 'go',
      keys: ['u', 'Escape'],
      run: () => void navigate({ to: '/', search: list }),
    },
  ]);
  return (
    <div className={classes.page}>
      <TicketNav id={id} search={search} list={list} />
      <TicketDetail
        id={id}
        search={search}
        variant="page"
        below={(ticket) => <HistoryPanel id={id} version={ticket?.version} />}
      />
    </div>
  );
}
