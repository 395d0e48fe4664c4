import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import type { TicketFilter } from '../../api/ticket-filter';
import { useUnderway } from '../fields/changes-underway';
import type { QueueSearch } from '../queue-search';
import type { RowTicket } from '../ticket-row';
import { type KeptList, recallList } from './list-memory';
import type { ListState } from './list-store';
import { matchesFields } from './matches-fields';
import { useHeardAnswers } from './use-heard-answers';

/** The list that is shown, and how it stands to what is asked. */
export type ShownList = {
  kept: KeptList;
  state: ListState<RowTicket>;
  /** The rows to show: without those that a change by hand is just taking out of the list. */
  rows: readonly RowTicket[];
  /** The rows answer an earlier question; the answer to the present one is on its way. */
  outdated: boolean;
  /** Tries again to read what could not be read. */
  retry: () => Promise<void>;
};

const NO_ROWS: readonly RowTicket[] = [];

/**
 * The list that answers a question, following live. `filter` must keep its identity as long as it means the same. Until
 * the first answer is here, the list before stays.
 */
export function useTicketList(search: QueueSearch, filter: TicketFilter | undefined): ShownList {
  const client = useClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `filter` and the order say all of `search` that counts here.
  const asked = useMemo(
    () => ({ kept: recallList(client, search, filter), search }),
    [client, filter, search.order],
  );
  const { store } = asked.kept;
  const state = useSyncExternalStore(store.watch, store.state);
  const [shown, setShown] = useState(asked);
  // What failed is said; rows of another question do not stand in for it.
  const ready = state.list !== null || state.problem !== null;
  if (ready && shown !== asked) setShown(asked);
  const before = useSyncExternalStore(shown.kept.store.watch, shown.kept.store.state);

  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: one more try follows anew, and at once.
  useEffect(() => asked.kept.follow(), [asked.kept, tries]);

  const current = ready || before.list === null ? { ...asked, state } : { ...shown, state: before };
  const all = current.state.list?.rows ?? NO_ROWS;
  const byId = useMemo(() => new Map(all.map((row) => [row.id, row])), [all]);
  const leaving = useUnderway((underway) =>
    [...underway]
      .filter(([id, changes]) => {
        const row = byId.get(id);
        return row && !matchesFields(current.search, Object.assign({}, row, ...changes));
      })
      .map(([id]) => id)
      .join(),
  );
  const rows = useMemo(() => {
    if (leaving === '') return all;
    const ids = new Set(leaving.split(','));
    return all.filter(({ id }) => !ids.has(id));
  }, [all, leaving]);

  useHeardAnswers(current.kept.store);

  return {
    kept: current.kept,
    state: current.state,
    rows,
    outdated: current.kept !== asked.kept,
    retry: async () => {
      await store.refresh();
      setTries((count) => count + 1);
    },
  };
}
