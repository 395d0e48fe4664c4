import { expect, test, vi } from 'vitest';
import { createBulkJob } from './bulk-job';
import { isBulkRunning } from './bulk-running';

const IDS = Array.from({ length: 20 }, (_, index) => String(index + 1));
const CLOSED = { status: 'CLOSED' } as const;
const ITEMS = IDS.map((id) => ({ id, change: CLOSED }));
const NOBODY = new Set<string>();

test('all are changed, no more than six at the same time', async () => {
  let underway = 0;
  let most = 0;
  const changed: string[] = [];
  const job = createBulkJob(async (id) => {
    underway += 1;
    most = Math.max(most, underway);
    await Promise.resolve();
    underway -= 1;
    changed.push(id);
    return null;
  });
  await job.start(ITEMS, CLOSED);
  expect(most).toBe(6);
  expect(changed).toEqual(IDS);
  expect(job.state()).toMatchObject({ phase: 'finished', done: 20, failures: [] });
});

test('a failure stands with its reason, the rest goes on, and the failed are tried again', async () => {
  let broken = true;
  const changed: string[] = [];
  const job = createBulkJob(async (id) => {
    if (broken && id === '7') return 'No such luck.';
    changed.push(id);
    return null;
  });
  await job.start(ITEMS, CLOSED);
  expect(job.state()?.failures).toEqual([{ id: '7', problem: 'No such luck.' }]);
  expect(changed).toHaveLength(19);
  broken = false;
  await job.again();
  expect(changed).toHaveLength(20);
  expect(job.state()).toMatchObject({
    phase: 'finished',
    items: [{ id: '7' }],
    done: 1,
    failures: [],
  });
});

test('stopping leaves what has not begun', async () => {
  const job = createBulkJob(async (id) => {
    if (id === '6') job.cancel();
    return null;
  });
  await job.start(ITEMS, CLOSED);
  expect(job.state()).toMatchObject({ phase: 'cancelled', done: 6 });
});

test('all that match are gathered page by page, and changed after a yes only', async () => {
  const change = vi.fn(async () => null);
  const job = createBulkJob(change);
  const pages: Record<string, { ids: string[]; next: string | null }> = {
    first: { ids: ['1', '2'], next: 'second' },
    second: { ids: ['3', '4'], next: null },
  };
  await job.collect(
    async (after) => ({ ids: [], next: null, ...pages[after ?? 'first'], problem: null }),
    new Set(['3']),
    CLOSED,
  );
  expect(job.state()).toMatchObject({ phase: 'confirming' });
  expect(job.state()?.items.map(({ id }) => id)).toEqual(['1', '2', '4']);
  expect(change).not.toHaveBeenCalled();
  await job.confirm();
  expect(change.mock.calls).toEqual([
    ['1', CLOSED],
    ['2', CLOSED],
    ['4', CLOSED],
  ]);
});

test('a no while gathering or after it changes nothing', async () => {
  const change = vi.fn(async () => null);
  const job = createBulkJob(change);
  await job.collect(
    async () => {
      job.cancel();
      return { ids: ['1'], next: 'more', problem: null };
    },
    NOBODY,
    CLOSED,
  );
  expect(job.state()).toBeNull();
  await job.collect(async () => ({ ids: ['1'], next: null, problem: null }), NOBODY, CLOSED);
  job.cancel();
  await job.confirm();
  expect(job.state()).toBeNull();
  expect(change).not.toHaveBeenCalled();
});

test('what cannot be gathered is said, and nothing is changed', async () => {
  const change = vi.fn(async () => null);
  const job = createBulkJob(change);
  await job.collect(async () => ({ ids: [], next: null, problem: 'Down.' }), NOBODY, CLOSED);
  expect(job.state()).toMatchObject({ phase: 'finished', problem: 'Down.', items: [] });
  job.close();
  expect(job.state()).toBeNull();
});

test('what cannot be gathered is gathered again with the same exceptions', async () => {
  let up = false;
  const job = createBulkJob(async () => null);
  const page = async () =>
    up ? { ids: ['1', '2'], next: null, problem: null } : { ids: [], next: null, problem: 'Down.' };
  await job.collect(page, new Set(['1']), CLOSED);
  up = true;
  await job.again();
  expect(job.state()).toMatchObject({ phase: 'confirming', problem: null });
  expect(job.state()?.items).toEqual([{ id: '2', change: CLOSED }]);
});

test('a stopped job stays stopped when another begins before its requests are answered', async () => {
  const answers: ((problem: string | null) => void)[] = [];
  const asked: string[] = [];
  const job = createBulkJob((id) => {
    asked.push(id);
    return new Promise((resolve) => answers.push(resolve));
  });
  const first = job.start(ITEMS, CLOSED);
  job.cancel();
  const second = job.start([{ id: 'other', change: CLOSED }], CLOSED);
  for (const answer of answers.slice(0, 6)) answer('Refused.');
  expect(await first).toBe(false);
  expect(asked).toEqual([...IDS.slice(0, 6), 'other']);
  expect(job.state()).toMatchObject({ phase: 'running', done: 0, failures: [] });
  answers[6]?.(null);
  expect(await second).toBe(true);
  expect(job.state()).toMatchObject({ phase: 'finished', done: 1, failures: [] });
});

test('a gathering that was stopped adds nothing to the next one', async () => {
  const answers: ((ids: string[]) => void)[] = [];
  const page = () =>
    new Promise<{ ids: string[]; next: null; problem: null }>((resolve) => {
      answers.push((ids) => resolve({ ids, next: null, problem: null }));
    });
  const job = createBulkJob(async () => null);
  const first = job.collect(page, NOBODY, CLOSED);
  job.cancel();
  const second = job.collect(page, NOBODY, CLOSED);
  answers[0]?.(['old']);
  await first;
  expect(job.state()).toMatchObject({ phase: 'collecting', items: [] });
  answers[1]?.(['new']);
  await second;
  expect(job.state()?.items.map(({ id }) => id)).toEqual(['new']);
});

test('while it runs, and only then, the window asks before it closes', async () => {
  const asks = () => !window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const seen: boolean[] = [];
  const job = createBulkJob(async () => {
    seen.push(asks() && isBulkRunning());
    return null;
  });
  expect(asks()).toBe(false);
  await job.start(ITEMS.slice(0, 2), CLOSED);
  expect(seen).toEqual([true, true]);
  expect(asks() || isBulkRunning()).toBe(false);
});
