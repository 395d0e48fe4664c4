import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { useTicketSignal } from '../../api/use-ticket-signal';
import { type HistoryReader, type HistoryState, openHistory } from './history-reader';

/**
 * What happened to a ticket, following live: it is read on whenever the ticket has a new version. While the version is
 * not known yet, the history is read beside the ticket.
 */
export function useHistory(
  id: string,
  version: number | undefined,
): HistoryState & Pick<HistoryReader, 'earlier' | 'retry'> {
  const client = useClient();
  const [reader] = useState(() => openHistory(client, id));
  const state = useSyncExternalStore(reader.watch, reader.state);

  useEffect(() => reader.follow(version ?? 0), [reader, version]);

  // The ticket that is read again with the connection back may have no new version.
  useTicketSignal(() => {
    if (state.problem) reader.retry();
  });

  return { ...state, earlier: reader.earlier, retry: reader.retry };
}
