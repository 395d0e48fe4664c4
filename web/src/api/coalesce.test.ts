import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { coalesce } from './coalesce';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first call runs at once, a burst runs once more', () => {
  const run = vi.fn();
  const refresh = coalesce(run, 1000);
  refresh.call();
  expect(run).toHaveBeenCalledTimes(1);
  for (let i = 0; i < 50; i += 1) refresh.call();
  expect(run).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1000);
  expect(run).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5000);
  expect(run).toHaveBeenCalledTimes(2);
});

test('an interval after the last run, a call runs at once again', () => {
  const run = vi.fn();
  const refresh = coalesce(run, 1000);
  refresh.call();
  vi.advanceTimersByTime(1000);
  refresh.call();
  expect(run).toHaveBeenCalledTimes(2);
});

test('what was cancelled does not run', () => {
  const run = vi.fn();
  const refresh = coalesce(run, 1000);
  refresh.call();
  refresh.call();
  refresh.cancel();
  vi.advanceTimersByTime(5000);
  expect(run).toHaveBeenCalledTimes(1);
});
