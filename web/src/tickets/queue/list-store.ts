import type { Problem } from '../../api/problem';
import type { FieldValues } from '../../api/ticket-enums';
import { listFrom, type Page, type TicketList, withChanges, withMore } from './list-model';
import { comparePlaces, type Listed, type ListOrder, type Place, placeOf } from './list-places';
import { type PutTickets, putTickets } from './put-tickets';

/** What the log tells of a ticket: how it is since a change, and whether it is one of the list then. */
export type ListEvent<T> = { ticket: T; matches: boolean };

/** Where the server's answers to one question come from. What could not be answered is null, with the reason. */
export type ListSource<T extends Listed> = {
  /**
   * A page. With the first one: up to where in the log everything is in the list, and when any ticket was changed last at
   * the moment it was read.
   */
  page: (
    after: string | null,
  ) => Answer<{ page: Page<T>; asOf: string | null; latest: string | null }>;
  /** What the log tells after a place in it. */
  events: (after: string) => Answer<ListEvents<T>>;
};

/** One page of events. */
export type ListEvents<T> = { events: readonly ListEvent<T>[]; cursor: string; hasMore: boolean };

/** `lost` when the log cannot go on from the place that was given. */
type Answer<D> = Promise<{ data: D | null; problem: Problem | null; lost?: boolean }>;

/** What the list is asked for, as far as it has to judge for itself whether a ticket belongs. */
export type Question = {
  order: ListOrder;
  /** Whether the fields alone would let a ticket in. */
  matches: (fields: FieldValues) => boolean;
  /** Whether words count too, which cannot be judged here. */
  byWords: boolean;
  /** Whether somebody stands further down in the list, and must find there what they were reading. */
  isReadOn: () => boolean;
};

/** The list as it is known at the moment. */
export type ListState<T extends Listed> = {
  /** Null until the first answer. */
  list: TicketList<T> | null;
  problem: Problem | null;
  loadingMore: boolean;
};

/** A list that stays true as long as it is told what happens. */
export type ListStore<T extends Listed> = {
  state: () => ListState<T>;
  watch: (watcher: () => void) => () => void;
  /** When any ticket was changed last, as far as it was told; null before the first reading. */
  latest: () => string | null;
  /** The place in the log up to which everything is in the list; null before the first reading. */
  cursor: () => string | null;
  /**
   * Reads what was missed; everything, when nothing was read yet or too much was missed. Tells whether that could be read.
   */
  refresh: () => Promise<boolean>;
  /** Reads the page after the end. */
  more: () => Promise<void>;
  /**
   * Takes in what the log tells from one place in it up to another. What the list knows already changes nothing. Not taken
   * when the list has come to another place meanwhile: what lies between would be missing for ever.
   */
  take: (events: readonly ListEvent<T>[], from: string, to: string) => boolean;
  /** Puts tickets as they are after a change by hand where they belong, or out of the list, before the log tells of it. */
  put: (...tickets: T[]) => void;
};

/** How many pages of events are read before the list is rather read anew. */
const EVENT_PAGES = 5;
/** How many pages are read anew at most; the rest comes again by scrolling. */
const PAGES_ANEW = 20;

/** Makes the list that answers one question. Reads go one after another, so that none is overtaken by an older one. */
export function createListStore<T extends Listed>(
  source: ListSource<T>,
  question: Question,
): ListStore<T> {
  let state: ListState<T> = { list: null, problem: null, loadingMore: false };
  /** The list as the server told it; what was put lies above it. */
  let told: TicketList<T> | null = null;
  let cursor: string | null = null;
  let latest: string | null = null;
  /** What was told while a read is on its way, which may have been made before it happened; null while there is none. */
  let meanwhile: ListEvent<T>[] | null = null;
  let line: Promise<unknown> = Promise.resolve();
  const put: PutTickets<T> = putTickets(question);
  const watchers = new Set<() => void>();

  function become(change: Partial<ListState<T>>) {
    const next = { ...state, ...change };
    if (Object.is(next.list, state.list) && next.problem === state.problem) {
      if (next.loadingMore === state.loadingMore) return;
    }
    state = next;
    for (const watcher of watchers) watcher();
  }

  function show(list: TicketList<T>, rest: Partial<ListState<T>> = {}) {
    told = list;
    become({ list: put.above(list), ...rest });
  }

  /** Runs reads one after another. */
  function inLine<R>(read: () => Promise<R>): Promise<R> {
    const turn = line.then(() => {
      meanwhile = [];
      return read();
    });
    line = turn
      .catch(() => {})
      .then(() => {
        meanwhile = null;
      });
    return turn;
  }

  /** Reads the list from its head, as many rows as were known; where one reads on in it, as far down as it was known. */
  async function readAnew(known: TicketList<T> | null): Promise<boolean> {
    const far = known && question.isReadOn() ? endOf(known) : null;
    // What was told until now is of a time before this reading, and what came after it may never be told.
    meanwhile = [];
    let list: TicketList<T> | null = null;
    let begun: { asOf: string | null; latest: string | null } | null = null;
    for (let pages = 0; pages < PAGES_ANEW; pages += 1) {
      const { data, problem } = await source.page(list?.endCursor ?? null);
      if (!data) return fail(problem);
      begun ??= data;
      list = list ? withMore(list, data.page) : listFrom(question.order, data.page);
      if (!list.end) break;
      if (far ? comparePlaces(list.end, far) >= 0 : list.rows.length >= (known?.rows.length ?? 0)) {
        break;
      }
    }
    if (!list || !begun) return false;
    cursor = begun.asOf;
    latest = begun.latest;
    put.clear();
    show(withEvents(list, meanwhile), { problem: null });
    return true;
  }

  /** Reads what was missed. It is taken in at once, so that the list does not move for each page of it. */
  async function readOn(): Promise<boolean> {
    const missed: ListEvent<T>[] = [];
    const from = cursor;
    let to = from;
    for (let pages = 0; from !== null && to !== null && pages < EVENT_PAGES; pages += 1) {
      const { data, problem, lost } = await source.events(to);
      if (lost) break;
      if (!data) return fail(problem);
      missed.push(...data.events);
      to = data.cursor;
      if (data.hasMore) continue;
      take(missed, from, to);
      become({ problem: null });
      return true;
    }
    return readAnew(told);
  }

  function fail(problem: Problem | null): false {
    // Of a list that stands the page says elsewhere, and quietly, that it is cut off.
    if (!told || !problem?.offline) become({ problem });
    return false;
  }

  function take(events: readonly ListEvent<T>[], from: string, to: string): boolean {
    if (!told || cursor !== from) return false;
    cursor = to;
    meanwhile?.push(...events);
    for (const { ticket, matches } of events) {
      put.tell(ticket, matches);
      if (latest === null || ticket.updatedAt > latest) latest = ticket.updatedAt;
    }
    show(withEvents(told, events));
    return true;
  }

  return {
    state: () => state,
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    latest: () => latest,
    cursor: () => cursor,
    refresh: () => inLine(readOn),
    more: async () => {
      if (!state.list?.end || state.loadingMore) return;
      become({ loadingMore: true });
      await inLine(async () => {
        if (!told?.end) return become({ loadingMore: false });
        const { data, problem } = await source.page(told.endCursor);
        if (!data) return become({ problem, loadingMore: false });
        const list = withEvents(withMore(told, data.page), meanwhile ?? []);
        show(list, { problem: null, loadingMore: false });
      });
    },
    take,
    put: (...tickets) => {
      if (!told) return;
      const listed = new Map(told.rows.map(({ id, version }) => [id, version]));
      for (const ticket of tickets) put.put(ticket, listed.get(ticket.id));
      become({ list: put.above(told) });
    },
  };
}

function withEvents<T extends Listed>(
  list: TicketList<T>,
  events: readonly ListEvent<T>[],
): TicketList<T> {
  if (events.length === 0) return list;
  return withChanges(list, {
    matching: events.filter(({ matches }) => matches).map(({ ticket }) => ticket),
    gone: events.filter(({ matches }) => !matches).map(({ ticket }) => ticket),
  });
}

/** Where a list ends, as far as it is known. */
function endOf<T extends Listed>({ order, rows, end }: TicketList<T>): Place | null {
  const last = rows.at(-1);
  return end ?? (last ? placeOf(order, last) : null);
}
