import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { LiveBadge } from './live-badge';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type State = Parameters<typeof LiveBadge>[0]['state'];
const badge = (state: State) => (
  <MantineProvider env="test">
    <LiveBadge state={state} />
  </MantineProvider>
);
const pass = (ms: number) => act(() => void vi.advanceTimersByTime(ms));

test('the state is seen at once', () => {
  const { rerender } = render(badge('live'));
  expect(screen.getByText('Live')).toBeVisible();
  rerender(badge('catchingUp'));
  expect(screen.getByText('Catching up…')).toBeVisible();
});

test('what comes and goes is not spoken of', () => {
  const { rerender } = render(badge('connecting'));
  for (const state of ['live', 'interrupted', 'catchingUp', 'live', 'offline', 'live'] as const) {
    rerender(badge(state));
    pass(1500);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  }
});

test('a connection that stays lost is said once, and once that it is back', () => {
  const { rerender } = render(badge('live'));
  const spoken: (string | null)[] = [];
  for (const state of ['offline', 'interrupted', 'offline', 'catchingUp', 'live'] as const) {
    rerender(badge(state));
    pass(5000);
    const { textContent } = screen.getByRole('status');
    if (textContent !== spoken.at(-1)) spoken.push(textContent);
  }
  expect(spoken).toEqual([
    'The connection is lost. What is shown may be out of date.',
    'Connected again. What is shown is up to date.',
  ]);
});
