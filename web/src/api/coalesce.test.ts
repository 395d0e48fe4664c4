import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesce } from './coalesce';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

test('the first call runs at once, a burst runs once more', async () => {
  const run = vi.fn();
  const refresh = coalesce(run, 1000);
  refresh.call();
  expect(run).toHaveBeenCalledTimes(1);
  for (let i = 0; i < 50; i += 1) refresh.call();
  expect(run).toHaveBeenCalledTimes(1);
  await pass(1000);
  expect(run).toHaveBeenCalledTimes(2);
  await pass(5000);
  expect(run).toHaveBeenCalledTimes(2);
});

test('an interval after the last run, a call runs at once again', async () => {
  const run = vi.fn();
  const refresh = coalesce(run, 1000);
  refresh.call();
  await pass(1000);
  refresh.call();
  expect(run).toHaveBeenCalledTimes(2);
});

test('a call during a slow run is heard after it, not lost in it', async () => {
  let finish = () => {};
  const run = vi.fn(() => new Promise<void>((resolve) => (finish = resolve)));
  const refresh = coalesce(run, 1000);
  refresh.call();
  await pass(5000);
  refresh.call();
  expect(run).toHaveBeenCalledTimes(1);
  finish();
  await pass(0);
  expect(run).toHaveBeenCalledTimes(2);
});

test('a run that fails does not end the series', async () => {
  const run = vi.fn(() => Promise.reject(new Error('failed')));
  const refresh = coalesce(run, 1000);
  refresh.call();
  refresh.call();
  await pass(1000);
  expect(run).toHaveBeenCalledTimes(2);
});

test('while it rests, a call waits', async () => {
  const run = vi.fn();
  const refresh = coalesce(run, 1000);
  refresh.rest();
  refresh.call();
  expect(run).not.toHaveBeenCalled();
  await pass(1000);
  expect(run).toHaveBeenCalledTimes(1);
});

test('what was cancelled does not run', async () => {
  const run = vi.fn();
  const refresh = coalesce(run, 1000);
  refresh.call();
  refresh.call();
  refresh.cancel();
  await pass(5000);
  expect(run).toHaveBeenCalledTimes(1);
});
