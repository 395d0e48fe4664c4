import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { persistently, type Sink } from './persistently';

type Result = { data?: unknown; errors?: unknown };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function open() {
  const sinks: Sink<Result>[] = [];
  const next = vi.fn();
  const failed = vi.fn();
  const stop = persistently<Result>(
    (sink) => {
      sinks.push(sink);
      return () => {};
    },
    next,
    failed,
  );
  return { sinks, next, failed, stop };
}

test('a failure is told, and the news go on with a new subscription', () => {
  const { sinks, next, failed } = open();
  sinks[0]?.error(['fell too far behind']);
  expect(failed).toHaveBeenCalledExactlyOnceWith(['fell too far behind']);
  vi.advanceTimersByTime(1000);
  expect(sinks).toHaveLength(2);
  sinks[1]?.next({ data: 1 });
  expect(next).toHaveBeenCalledExactlyOnceWith({ data: 1 });
});

test('an end without a failure is no end', () => {
  const { sinks, failed } = open();
  sinks[0]?.next({ errors: ['fell too far behind'] });
  sinks[0]?.complete();
  vi.advanceTimersByTime(1000);
  expect(sinks).toHaveLength(2);
  expect(failed).not.toHaveBeenCalled();
});

test('a server that keeps failing is asked a few times a minute, not more', () => {
  const { sinks } = open();
  let heard = 0;
  for (let ms = 0; ms < 300_000; ms += 500) {
    vi.advanceTimersByTime(500);
    if (sinks.length > heard) sinks[heard++]?.error('down');
  }
  expect(sinks.length).toBeGreaterThan(20);
  expect(sinks.length).toBeLessThan(70);
});

test('what was stopped stays so', () => {
  const { sinks, failed, stop } = open();
  sinks[0]?.error('lost');
  stop();
  sinks[0]?.error('late');
  sinks[0]?.complete();
  vi.advanceTimersByTime(60_000);
  expect(sinks).toHaveLength(1);
  expect(failed).toHaveBeenCalledTimes(1);
});
