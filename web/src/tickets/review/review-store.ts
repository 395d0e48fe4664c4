import type { Problem } from '../../api/problem';
import type { ReviewServer, ReviewTicket, Verdict, Waiting } from './review-server';

/** What one sees of a review at a moment. */
export type ReviewState = {
  /** How many wait, the shown one among them; null while that is not known. */
  left: number | null;
  /** The id of the ticket that is to be judged; null when there is none. */
  at: string | null;
  /** Undefined while it is on its way. */
  ticket: ReviewTicket | undefined;
  /** It could not be read. */
  unread: boolean;
  /** What is said about it as long as nothing else is chosen. */
  verdict: Verdict | null;
  /** Somebody else has judged it meanwhile: there is nothing left to say. */
  isJudged: boolean;
  /** Something was judged here that can be taken back. */
  canUndo: boolean;
  /** Why it is not known what waits. */
  problem: Problem | null;
};

/** What happened, for who is to be told. */
export type ReviewNews =
  | { kind: 'judged'; ticket: ReviewTicket; verdict: Verdict }
  | { kind: 'undone'; ticket: ReviewTicket }
  | { kind: 'round' }
  /** Not stored; `again` tries once more with the same words. */
  | { kind: 'failed'; ticket: ReviewTicket; problem: string; again: () => void }
  /** Not stored, since it was changed meanwhile; `look` brings it back on the page with what was chosen. */
  | { kind: 'conflict'; ticket: ReviewTicket; look: () => void };

/** A walk through the tickets that wait for a judgement. */
export type ReviewStore = {
  state: () => ReviewState;
  watch: (watcher: () => void) => () => void;
  /** Reads what waits. */
  refresh: () => Promise<void>;
  /** Reads the shown ticket once more. */
  reread: () => void;
  choose: (change: Partial<Verdict>) => void;
  /** Stores the verdict and goes on at once, without waiting for the answer. */
  confirm: () => void;
  skip: () => void;
  back: () => void;
  /** Makes the last ticket what it was, and shows it again. */
  undo: () => Promise<void>;
};

/** How many are known beyond the shown one before more are asked for. */
const NEAR_END = 20;
const AT_FIRST = 100;
/** How many tickets are read ahead. */
const AHEAD = 2;

type Done = { id: string; before: Verdict; verdict: Verdict };

/** Begins a walk. */
export function createReviewStore(
  server: ReviewServer,
  tell: (news: ReviewNews) => void,
): ReviewStore {
  let listed: readonly Waiting[] | null = null;
  let total = 0;
  let wanted = AT_FIRST;
  let problem: Problem | null = null;
  let at: string | null = null;
  /** Shown although it does not wait any more, for it was brought back; and where the walk goes on. */
  let brought: { id: string; resume: string | null } | null = null;
  /** What comes after the shown ticket when that does not wait any more. */
  let following: string | null = null;
  /** The version up to which a ticket is judged; without end while the answer is on its way. */
  const settled = new Map<string, number>();
  const tickets = new Map<string, ReviewTicket>();
  const reading = new Set<string>();
  const unread = new Set<string>();
  const verdicts = new Map<string, Partial<Verdict>>();
  const underway = new Map<string, Promise<boolean>>();
  let done: readonly Done[] = [];
  let reads = 0;
  const watchers = new Set<() => void>();

  const isWaiting = ({ id, version }: Waiting) => version > (settled.get(id) ?? 0);
  const waiting = () => (listed ?? []).filter(isWaiting);
  const waits = (id: string) => waiting().some((each) => each.id === id);
  let state = look();

  function look(): ReviewState {
    const ticket = at === null ? undefined : tickets.get(at);
    const hidden = (listed ?? []).length - waiting().length;
    return {
      left: listed && Math.max(total - hidden, 0) + (brought && !waits(brought.id) ? 1 : 0),
      at,
      ticket,
      unread: at !== null && unread.has(at),
      verdict: ticket ? verdictOn(ticket) : null,
      isJudged: at !== null && !brought && listed !== null && !waits(at),
      canUndo: done.length > 0,
      problem,
    };
  }

  function show() {
    state = look();
    for (const watcher of watchers) watcher();
  }

  function verdictOn(ticket: ReviewTicket): Verdict {
    return { ...valuesOf(ticket), ...verdicts.get(ticket.id) };
  }

  /** Goes to a ticket and has it and what follows read. */
  function go(id: string | null) {
    at = id;
    readAhead();
    show();
  }

  function readAhead() {
    const ids = waiting().map((each) => each.id);
    const index = at === null ? -1 : ids.indexOf(at);
    if (at !== null) void readTicket(at);
    for (const id of ids.slice(index + 1, index + 1 + AHEAD)) void readTicket(id);
    if (
      listed &&
      index > ids.length - NEAR_END &&
      listed.length < total &&
      listed.length >= wanted
    ) {
      wanted += AT_FIRST;
      void refresh();
    }
  }

  async function readTicket(id: string) {
    const version = listed?.find((each) => each.id === id)?.version ?? 0;
    const known = tickets.get(id);
    if (reading.has(id) || (known && known.version >= version)) return;
    reading.add(id);
    const ticket = await server.ticket(id);
    reading.delete(id);
    if (ticket) take(ticket);
    if (ticket === undefined) unread.add(id);
    else unread.delete(id);
    show();
  }

  function take(ticket: ReviewTicket) {
    if (ticket.version >= (tickets.get(ticket.id)?.version ?? 0)) tickets.set(ticket.id, ticket);
  }

  async function refresh() {
    reads += 1;
    const mine = reads;
    const before = waiting().map(({ id }) => id);
    const answer = await server.list(wanted);
    // A later read has begun, which knows better.
    if (mine !== reads) return;
    problem = answer.list ? null : answer.problem;
    if (answer.list) {
      listed = answer.list.waiting;
      total = answer.list.total;
      // What one looks at stays, also when it was judged elsewhere: nobody must confirm a ticket they have not seen.
      if (at === null) at = successor(before, null);
      else if (!brought && !waits(at)) {
        if (before.includes(at)) following = successor(before, at);
        if (!tickets.has(at)) at = following;
      }
    }
    readAhead();
    show();
  }

  /** The ticket after another one in the walk: the first of those that followed it and wait, else the first of all. */
  function successor(order: readonly string[], after: string | null): string | null {
    const ids = waiting().map(({ id }) => id);
    const later = after === null ? [] : order.slice(order.indexOf(after) + 1);
    return later.find((id) => ids.includes(id)) ?? ids[0] ?? null;
  }

  function order(): string[] {
    // Also what is settled: the shown ticket may be among them.
    return (listed ?? []).map(({ id }) => id);
  }

  /** Leaves the shown ticket for the one after it. */
  function on() {
    const from = at;
    const then = brought?.resume ?? null;
    const isBack = brought !== null;
    brought = null;
    const ids = waiting().map(({ id }) => id);
    if (isBack) return go(then !== null && ids.includes(then) ? then : (ids[0] ?? null));
    const all = order();
    if (from !== null && !all.includes(from) && following !== null && ids.includes(following)) {
      return go(following);
    }
    const index = from === null ? -1 : all.indexOf(from);
    const next = all.slice(index + 1).find((id) => ids.includes(id));
    if (!next && ids.length > 1) tell({ kind: 'round' });
    go(next ?? ids[0] ?? null);
  }

  /** Sends a verdict after what is under way for that ticket. */
  function send(ticket: ReviewTicket, verdict: Verdict, entry: Done | null): Promise<boolean> {
    const { id } = ticket;
    const before = underway.get(id);
    settled.set(id, Infinity);
    const run = async () => {
      await before;
      // As it was seen, unless it was this very hand that changed it since.
      const version = before ? (tickets.get(id)?.version ?? ticket.version) : ticket.version;
      const outcome = await server.judge(id, version, verdict);
      if (outcome.kind === 'stored') {
        take(outcome.ticket);
        verdicts.delete(id);
        if (outcome.ticket.needsReview) settled.delete(id);
        else settled.set(id, outcome.ticket.version);
        show();
        return true;
      }
      if (entry) done = done.filter((other) => other !== entry);
      verdicts.set(id, verdict);
      if (outcome.kind === 'failed') {
        settled.delete(id);
        tell({
          kind: 'failed',
          ticket,
          problem: outcome.problem,
          again: () => {
            if (entry) done = [...done, entry];
            void send(tickets.get(id) ?? ticket, verdict, entry);
            if (at === id) on();
            else show();
          },
        });
      } else {
        const now = outcome.ticket;
        if (now) take(now);
        if (!now || now.needsReview) settled.delete(id);
        else settled.set(id, now.version);
        tell({ kind: 'conflict', ticket: now ?? ticket, look: () => bring(id) });
      }
      if (at === null) at = waiting()[0]?.id ?? null;
      show();
      return false;
    };
    const turn = run().finally(() => {
      if (underway.get(id) === turn) underway.delete(id);
    });
    underway.set(id, turn);
    return turn;
  }

  /** Shows a ticket out of its turn. */
  function bring(id: string) {
    if (waits(id)) {
      brought = null;
      return go(id);
    }
    brought = { id, resume: brought ? brought.resume : at };
    go(id);
  }

  return {
    state: () => state,
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    refresh,
    reread: () => {
      if (at === null) return;
      unread.delete(at);
      void readTicket(at);
      show();
    },
    choose: (change) => {
      if (at === null || state.isJudged) return;
      verdicts.set(at, { ...verdicts.get(at), ...change });
      show();
    },
    confirm: () => {
      if (state.isJudged) return on();
      const { ticket, verdict } = state;
      if (!ticket || !verdict) return;
      const entry: Done = { id: ticket.id, before: valuesOf(ticket), verdict };
      done = [...done, entry];
      tell({ kind: 'judged', ticket, verdict });
      void send(ticket, verdict, entry);
      on();
    },
    skip: on,
    back: () => {
      const ids = waiting().map(({ id }) => id);
      const all = order();
      const index = all.indexOf(at ?? '');
      const previous = brought
        ? brought.resume
        : all.slice(0, Math.max(index, 0)).findLast((id) => ids.includes(id));
      if (!previous) return;
      brought = null;
      go(previous);
    },
    undo: async () => {
      const last = done.at(-1);
      if (!last) return;
      done = done.slice(0, -1);
      const { id, before, verdict } = last;
      const known = tickets.get(id);
      if (!known) return;
      const changed = before.category !== verdict.category || before.priority !== verdict.priority;
      // Shown as it was at once, and stored so: nobody may come back to judge it again.
      const pending = underway.get(id);
      verdicts.delete(id);
      tickets.set(id, { ...known, ...before });
      bring(id);
      tell({ kind: 'undone', ticket: known });
      const stored = pending ? await pending : true;
      if (!changed || !stored) return;
      tickets.set(id, { ...(tickets.get(id) ?? known), ...before });
      show();
      await send(tickets.get(id) ?? known, before, null);
    },
  };
}

function valuesOf({ category, priority }: Verdict): Verdict {
  return { category, priority };
}
