import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSteady } from './use-steady';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));
const open = () =>
  renderHook(({ holds }) => useSteady(holds, { after: 300, atLeast: 600 }), {
    initialProps: { holds: false },
  });

test('what passes quickly never shows', () => {
  const { result, rerender } = open();
  for (let i = 0; i < 5; i += 1) {
    rerender({ holds: true });
    pass(250);
    expect(result.current).toBe(false);
    rerender({ holds: false });
    pass(10);
  }
});

test('what lasts shows, and no shorter than can be read', () => {
  const { result, rerender } = open();
  rerender({ holds: true });
  pass(310);
  expect(result.current).toBe(true);
  rerender({ holds: false });
  pass(500);
  expect(result.current).toBe(true);
  pass(110);
  expect(result.current).toBe(false);
});
