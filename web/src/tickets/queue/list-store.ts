import type { Problem } from '../../api/problem';
import type { FieldValues } from '../../api/ticket-enums';
import { listFrom, type Page, type TicketList, withChanges, withMore } from './list-model';
import type { Listed, ListOrder } from './list-places';

/** A ticket that changed, whether or not it matches. */
export type Changed = FieldValues & { id: string; version: number; updatedAt: string };

/** Where the server's answers to one question come from. What could not be answered is null, with the reason. */
export type ListSource<T extends Listed> = {
  /** A page, and when any ticket was changed last at the moment it was read. */
  page: (after: string | null) => Answer<{ page: Page<T>; latest: string | null }>;
  /** What was changed last, the latest first: what matches, and anything. */
  news: (after: NewsCursors | null) => Answer<News<T>>;
};

type Answer<D> = Promise<{ data: D | null; problem: Problem | null }>;
type NewsCursors = { matching: string | null; changed: string | null };
/** One page of what was changed last. */
export type News<T> = {
  /** The first rows of the list. */
  head: readonly T[];
  matching: Page<T>;
  changed: Page<Changed>;
};

/** What the list is asked for, as far as it has to judge for itself whether a ticket belongs. */
export type Question = {
  order: ListOrder;
  /** Whether the fields alone would let a ticket in. */
  matches: (fields: FieldValues) => boolean;
  /** Whether words count too, which cannot be judged here. */
  byWords: boolean;
};

/** The list as it is known at the moment. */
export type ListState<T extends Listed> = {
  /** Null until the first answer. */
  list: TicketList<T> | null;
  problem: Problem | null;
  loadingMore: boolean;
};

/** A list that reads itself and stays true. */
export type ListStore<T extends Listed> = {
  state: () => ListState<T>;
  watch: (watcher: () => void) => () => void;
  /** When any ticket was changed last, as the last reading told; null before that. */
  latest: () => string | null;
  /** Reads what is new; everything, when nothing was read yet or too much has happened. */
  refresh: () => Promise<void>;
  /** Reads the page after the end. */
  more: () => Promise<void>;
  /** Puts tickets as they are after a change by hand where they belong, or out of the list. */
  put: (...tickets: T[]) => void;
};

/** How many pages of changes are read before the list is rather read anew. */
const CHANGE_PAGES = 10;
/** How many pages are read anew at most; the rest comes again by scrolling. */
const PAGES_ANEW = 20;

/** Makes the list that answers one question. Reads go one after another, so that none is overtaken by an older one. */
export function createListStore<T extends Listed>(
  source: ListSource<T>,
  question: Question,
): ListStore<T> {
  let state: ListState<T> = { list: null, problem: null, loadingMore: false };
  const watchers = new Set<() => void>();
  let line: Promise<unknown> = Promise.resolve();
  /** The latest change that was heard of. */
  let latest: string | null = null;
  /** Up to when all changes are in the list: one look behind, since the parts of an answer need not be of one moment. */
  let covered: string | null = null;
  /** Tickets that may match no longer, by their version; words decide, and the next look tells. */
  let doubtful = new Map<string, number>();
  /** What was put while a read was on its way, which knows nothing of it. */
  let meanwhile: T[] = [];

  function become(change: Partial<ListState<T>>) {
    const next = { ...state, ...change };
    if (Object.is(next.list, state.list) && next.problem === state.problem) {
      if (next.loadingMore === state.loadingMore) return;
    }
    state = next;
    for (const watcher of watchers) watcher();
  }

  /** Runs reads one after another. */
  function inLine(read: () => Promise<void>): Promise<void> {
    const turn = line.then(() => {
      meanwhile = [];
      return read();
    });
    line = turn.catch(() => {});
    return turn;
  }

  function show(list: TicketList<T>, rest: Partial<ListState<T>> = {}) {
    become({ list: withPut(list, meanwhile), problem: null, ...rest });
  }

  function withPut(list: TicketList<T>, tickets: T[]): TicketList<T> {
    if (tickets.length === 0) return list;
    const known = new Map(list.rows.map(({ id, version }) => [id, version]));
    const fit = tickets.filter((ticket) => question.matches(ticket));
    return withChanges(list, {
      // Somebody else may have changed its words, too: only the next read tells.
      matching: question.byWords
        ? fit.filter(({ id, version }) => version === (known.get(id) ?? 0) + 1)
        : fit,
      gone: tickets.filter((ticket) => !question.matches(ticket)),
    });
  }

  /** Reads the list from its head, as far down as it was known. */
  async function readAnew() {
    const wanted = state.list?.rows.length ?? 0;
    let list: TicketList<T> | null = null;
    for (let pages = 0; pages < PAGES_ANEW; pages += 1) {
      const { data, problem } = await source.page(list?.endCursor ?? null);
      if (!data) return become({ problem });
      if (!list) {
        latest = data.latest;
        covered = data.latest;
        list = listFrom(question.order, data.page);
      } else list = withMore(list, data.page);
      if (!list.end || list.rows.length >= wanted) break;
    }
    if (list) show(list);
  }

  async function readNews() {
    if (!state.list) return readAnew();
    const matching: T[] = [];
    const changed: Changed[] = [];
    let head: readonly T[] = [];
    let cursors = null as NewsCursors | null;
    for (let pages = 0; ; pages += 1) {
      if (pages === CHANGE_PAGES) return readAnew();
      const { data, problem }: Awaited<Answer<News<T>>> = await source.news(cursors);
      if (!data) return become({ problem });
      if (pages === 0) head = data.head;
      matching.push(...data.matching.nodes);
      changed.push(...data.changed.nodes);
      const oldest = changed.at(-1)?.updatedAt;
      const reached = covered !== null && oldest !== undefined && oldest < covered;
      if (reached || !data.changed.pageInfo.hasNextPage) break;
      cursors = {
        matching: data.matching.pageInfo.endCursor ?? cursors?.matching ?? null,
        changed: data.changed.pageInfo.endCursor,
      };
    }
    covered = latest;
    latest = changed[0]?.updatedAt ?? latest;
    const gone = judge(changed, matching);
    show(withChanges(state.list, { matching: [...head, ...matching], gone }));
    // The second look at the same version decides, so this comes to an end.
    if (doubtful.size > 0) await readNews();
  }

  /** Which of the changed tickets do not match. */
  function judge(changed: Changed[], matching: T[]): Changed[] {
    const known = new Map(state.list?.rows.map((row) => [row.id, row.version]));
    const matches = new Set(matching.map(({ id }) => id));
    const newest = matching[0]?.updatedAt ?? '';
    const doubts = new Map<string, number>();
    const gone = changed.filter((ticket) => {
      const { id, version, updatedAt } = ticket;
      if (matches.has(id) || version <= (known.get(id) ?? Infinity)) return false;
      if (!question.matches(ticket)) return true;
      // It was changed between the two reads of one answer, then; the next answer has it.
      if (!question.byWords) return false;
      if (updatedAt <= newest || doubtful.get(id) === version) return true;
      doubts.set(id, version);
      return false;
    });
    doubtful = doubts;
    return gone;
  }

  return {
    state: () => state,
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    latest: () => latest,
    refresh: () => inLine(readNews),
    more: async () => {
      if (!state.list?.end || state.loadingMore) return;
      become({ loadingMore: true });
      await inLine(async () => {
        const list = state.list;
        if (!list?.end) return become({ loadingMore: false });
        const { data, problem } = await source.page(list.endCursor);
        if (!data) return become({ problem, loadingMore: false });
        show(withMore(state.list ?? list, data.page), { loadingMore: false });
      });
    },
    put: (...tickets) => {
      meanwhile.push(...tickets);
      if (state.list) become({ list: withPut(state.list, tickets) });
    },
  };
}
