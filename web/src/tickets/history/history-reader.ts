import type { Client } from 'urql';
import { type Problem, problemOf } from '../../api/problem';
import { texts } from '../../texts/texts';
import { joined, lastVersion, type Stretch, stretchOf, TicketHistoryQuery } from './ticket-event';

/** How many events are read at once. */
export const PAGE = 50;

/** What is known of a history. */
export type HistoryState = {
  /** Null until the first answer. */
  stretch: Stretch | null;
  /** What could not be read, at which end. */
  problem: (Problem & { at: 'start' | 'end' }) | null;
  readingEarlier: boolean;
  /** The last version that the first answer held; null until then. */
  opened: number | null;
};

/** The history of one ticket as it is being read. */
export type HistoryReader = {
  state: () => HistoryState;
  watch: (watcher: () => void) => () => void;
  /** Says that the ticket has that version: whatever led to it is read, unless it is here. */
  follow: (version: number) => void;
  /** Reads one more page of what happened earlier. */
  earlier: () => Promise<void>;
  /** Tries again what could not be read. */
  retry: () => void;
};

type Page = { first?: number; after?: string | null; last?: number; before?: string | null };

const NEWEST: Page = { last: PAGE };

/**
 * Reads the history of a ticket from its end: first what happened last, then back when asked to, and on whenever the
 * ticket has a version that is not here. One request at a time goes on from what is held, so nothing is missed, and
 * events that come twice are one by their version.
 */
export function openHistory(client: Client, id: string): HistoryReader {
  // What happened never changes: what an earlier visit has read is still true, and is only read on from its end.
  const kept = client.readQuery(
    TicketHistoryQuery,
    { id, ...NEWEST },
    { requestPolicy: 'cache-only' },
  )?.data;
  const first = kept ? stretchOf(kept) : null;
  let state: HistoryState = {
    stretch: first,
    problem: null,
    readingEarlier: false,
    opened: first && lastVersion(first),
  };
  let wanted = 0;
  let following = false;
  const watchers = new Set<() => void>();

  function become(change: Partial<HistoryState>) {
    state = { ...state, ...change };
    for (const watcher of watchers) watcher();
  }

  /** Whether that page could be read. It is then part of what is held. */
  async function take(page: Page, at: 'start' | 'end', change: Partial<HistoryState> = {}) {
    const { data, error } = await client
      .query(TicketHistoryQuery, { id, ...page }, { requestPolicy: 'network-only' })
      .toPromise();
    if (!data) {
      const problem = error ? problemOf(error) : { message: texts.errors.noAnswer, offline: false };
      become({ ...change, problem: { ...problem, at } });
      return false;
    }
    const found = stretchOf(data);
    // A failure at the other end is still one.
    const problem = state.problem?.at === at ? null : state.problem;
    become({
      ...change,
      problem,
      stretch: state.stretch ? joined(state.stretch, found) : found,
      opened: state.opened ?? lastVersion(found),
    });
    return found.events.length > 0;
  }

  async function catchUp() {
    if (following) return;
    following = true;
    let goesOn = true;
    while (goesOn && isBehind()) {
      goesOn = await take(
        state.stretch ? { first: PAGE, after: state.stretch.end } : NEWEST,
        'end',
      );
    }
    following = false;
  }

  function isBehind() {
    return !state.stretch || state.stretch.hasLater || lastVersion(state.stretch) < wanted;
  }

  async function earlier() {
    if (state.readingEarlier || !state.stretch?.hasEarlier) return;
    become({ readingEarlier: true });
    await take({ last: PAGE, before: state.stretch.start }, 'start', { readingEarlier: false });
  }

  return {
    state: () => state,
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    follow: (version) => {
      wanted = Math.max(wanted, version);
      void catchUp();
    },
    earlier,
    retry: () => void (state.problem?.at === 'start' ? earlier() : catchUp()),
  };
}
