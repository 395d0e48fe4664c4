import type { FieldChange } from '../fields/field-change';
import { bulkRuns } from './bulk-running';

/** A ticket that was not changed, and why. */
export type BulkFailure = { id: string; problem: string };

/** A ticket, and what is changed about it. */
export type BulkItem = { id: string; change: FieldChange };

/** How far a change of many tickets has come. */
export type BulkState = {
  /** Gathering what matches, waiting for a yes, changing, or at the end. */
  phase: 'collecting' | 'confirming' | 'running' | 'finished' | 'cancelled';
  /** What all of them become; null when each becomes what it was before. */
  change: FieldChange | null;
  /** All that are to be changed, as far as they are known. */
  items: readonly BulkItem[];
  /** How many were tried, the failures among them. */
  done: number;
  failures: readonly BulkFailure[];
  /** Why the tickets could not be gathered. */
  problem: string | null;
};

/** Changes one ticket; answers why it could not be. */
export type ChangeOne = (id: string, change: FieldChange) => Promise<string | null>;
/** Answers the ids of one page of what matches. */
export type CollectPage = (
  after: string | null,
) => Promise<{ ids: string[]; next: string | null; problem: string | null }>;

/** How many changes are on their way at the same time. */
const AT_ONCE = 6;

/** A change of many tickets, one request for each, that goes on whatever page is open. */
export type BulkJob = {
  state: () => BulkState | null;
  watch: (watcher: () => void) => () => void;
  /** Whether one is on its way: another has to wait. */
  isBusy: () => boolean;
  /** Changes these tickets; answers whether all that was asked for was done. */
  start: (items: readonly BulkItem[], change: FieldChange | null) => Promise<boolean>;
  /** Gathers what matches but these, and waits for a yes. */
  collect: (page: CollectPage, except: ReadonlySet<string>, change: FieldChange) => Promise<void>;
  /** Says the yes. */
  confirm: () => Promise<void>;
  /** Stops after what is on its way. */
  cancel: () => void;
  /** Tries those again that failed; gathers again what could not be gathered. */
  again: () => Promise<void>;
  /** Forgets a job that has ended. */
  close: () => void;
};

/** Makes the place for one job at a time. */
export function createBulkJob(changeOne: ChangeOne): BulkJob {
  let state: BulkState | null = null;
  // Requests of a job that was stopped may be answered when another is on its way: each belongs to its own run.
  let run = 0;
  let gather: (() => Promise<void>) | null = null;
  let stopped: (() => void) | null = null;
  const watchers = new Set<() => void>();

  function become(next: BulkState | null) {
    state = next;
    if (next?.phase === 'running') stopped ??= bulkRuns();
    else {
      stopped?.();
      stopped = null;
    }
    for (const watcher of watchers) watcher();
  }

  const isBusy = () => state?.phase === 'running' || state?.phase === 'collecting';

  async function start(items: readonly BulkItem[], change: FieldChange | null) {
    if (isBusy()) return false;
    run += 1;
    const mine = run;
    become({ phase: 'running', change, items, done: 0, failures: [], problem: null });
    let next = 0;
    async function work() {
      while (mine === run && state?.phase === 'running') {
        const item = items[next];
        if (item === undefined) return;
        next += 1;
        const { id } = item;
        const problem = await changeOne(id, item.change);
        if (mine !== run || !state) return;
        const failures = problem === null ? state.failures : [...state.failures, { id, problem }];
        become({ ...state, done: state.done + 1, failures });
      }
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (mine !== run) return false;
    if (state?.phase === 'running') become({ ...state, phase: 'finished' });
    return state?.phase === 'finished' && state.failures.length === 0;
  }

  async function collect(page: CollectPage, except: ReadonlySet<string>, change: FieldChange) {
    if (isBusy()) return;
    run += 1;
    const mine = run;
    gather = () => collect(page, except, change);
    become({ phase: 'collecting', change, items: [], done: 0, failures: [], problem: null });
    let after: string | null = null;
    do {
      const answer: Awaited<ReturnType<CollectPage>> = await page(after);
      if (mine !== run || state?.phase !== 'collecting') return;
      const { problem } = answer;
      if (problem !== null) return become({ ...state, phase: 'finished', items: [], problem });
      const found = answer.ids.filter((id) => !except.has(id)).map((id) => ({ id, change }));
      become({ ...state, items: [...state.items, ...found] });
      after = answer.next;
    } while (after !== null);
    become({ ...state, phase: 'confirming' });
  }

  return {
    state: () => state,
    isBusy,
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    start,
    collect,
    confirm: async () => {
      if (state?.phase === 'confirming') await start(state.items, state.change);
    },
    cancel: () => {
      // What is on its way still counts.
      if (state?.phase === 'running') return become({ ...state, phase: 'cancelled' });
      // Nothing was changed yet: then there is nothing to tell.
      run += 1;
      if (state) become(null);
    },
    again: async () => {
      if (!state) return;
      if (state.problem !== null) return gather?.();
      const failed = new Set(state.failures.map(({ id }) => id));
      await start(
        state.items.filter(({ id }) => failed.has(id)),
        state.change,
      );
    },
    close: () => {
      if (!isBusy()) become(null);
    },
  };
}
