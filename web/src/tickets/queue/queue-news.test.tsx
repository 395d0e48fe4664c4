import { MantineProvider } from '@mantine/core';
import { act, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RowTicket } from '../ticket-row';
import { QueueNews } from './queue-news';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const day = (of: number) => `2026-01-0${of}T00:00:00.000000Z`;
const row = (id: string, created: number) => ({ id, createdAt: day(created) }) as RowTicket;

test('only what was created since the last reading is news, not what further pages bring', () => {
  let latest = day(5);
  const page = (rows: RowTicket[]) => (
    <MantineProvider env="test">
      <QueueNews question="priority" rows={rows} total={9} latest={() => latest} />
    </MantineProvider>
  );
  const urgent = row('1', 1);
  const { rerender } = render(page([urgent]));
  expect(screen.getByRole('status')).toHaveTextContent('9 tickets found');

  const later = [row('2', 4), row('3', 5)];
  rerender(page([urgent, ...later]));
  act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.getByRole('status')).toHaveTextContent('9 tickets found');

  latest = day(6);
  rerender(page([row('4', 6), urgent, ...later]));
  act(() => void vi.advanceTimersByTime(10_000));
  expect(screen.getByRole('status')).toHaveTextContent('1 new ticket');
});
