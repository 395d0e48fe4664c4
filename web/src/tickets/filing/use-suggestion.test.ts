import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useSuggestion } from './use-suggestion';

type Text = { title: string; description: string };
type Ask = (text: Text) => Promise<string | null>;

const text = (description: string): Text => ({ title: 'T', description });

function watch(ask: Ask) {
  return renderHook(({ description }) => useSuggestion(ask, 'T', description), {
    initialProps: { description: '' },
  });
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('asks 800 ms after the last stroke, once', async () => {
  const ask = vi.fn<Ask>(async () => 'billing');
  const { result, rerender } = watch(ask);
  rerender({ description: 'a' });
  await pass(700);
  rerender({ description: 'ab' });
  await pass(799);
  expect(ask).not.toHaveBeenCalled();
  await pass(1);
  expect(ask).toHaveBeenCalledExactlyOnceWith(text('ab'));
  expect(result.current.suggestion).toBe('billing');
});

test('asks at once on leaving, and not again for the same text', async () => {
  const ask = vi.fn<Ask>(async () => 'billing');
  const { result, rerender } = watch(ask);
  rerender({ description: 'a' });
  await act(async () => result.current.askNow());
  await act(async () => result.current.askNow());
  await pass(5000);
  expect(ask).toHaveBeenCalledTimes(1);
});

test('asks nothing about an empty description', async () => {
  const ask = vi.fn<Ask>(async () => 'billing');
  const { result, rerender } = watch(ask);
  rerender({ description: '   ' });
  await act(async () => result.current.askNow());
  await pass(5000);
  expect(ask).not.toHaveBeenCalled();
});

test('the answer to an earlier text is dropped, whenever it comes', async () => {
  const answers: ((answer: string) => void)[] = [];
  const { result, rerender } = watch(() => new Promise((resolve) => answers.push(resolve)));
  rerender({ description: 'first' });
  await pass(800);
  expect(result.current.thinking).toBe(true);
  rerender({ description: 'second' });
  await act(async () => answers[0]?.('from first'));
  expect(result.current.suggestion).toBeNull();
  await pass(800);
  await act(async () => answers[1]?.('from second'));
  expect(result.current.suggestion).toBe('from second');
  expect(result.current.thinking).toBe(false);
});

test('a text that comes back to what was asked is asked again when its answer was dropped', async () => {
  const answers: ((answer: string) => void)[] = [];
  const { result, rerender } = watch(() => new Promise((resolve) => answers.push(resolve)));
  rerender({ description: 'first' });
  await pass(800);
  rerender({ description: 'first!' });
  await act(async () => answers[0]?.('dropped'));
  rerender({ description: 'first' });
  await pass(800);
  await act(async () => answers[1]?.('kept'));
  expect(result.current.suggestion).toBe('kept');
});

test('no answer is no obstacle: it is said, and the next text is asked about', async () => {
  const ask = vi.fn<Ask>(async () => null);
  const { result, rerender } = watch(ask);
  rerender({ description: 'a' });
  await pass(800);
  expect(result.current).toMatchObject({ unavailable: true, thinking: false, suggestion: null });
  ask.mockResolvedValue('billing');
  rerender({ description: 'ab' });
  await pass(800);
  expect(result.current).toMatchObject({ unavailable: false, suggestion: 'billing' });
});
