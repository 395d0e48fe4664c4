import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { SIGNAL, SOON } from '../testing/fixtures';
import { show } from '../testing/render';
import { testClient } from '../testing/test-client';
import { durationOf } from './duration';
import { StatsPage } from './stats-page';
import { rangeOf, readStatsSearch } from './stats-search';

const stats = (total: number) => ({
  ticketStats: {
    total,
    open: 3,
    averagePerDay: 1.25,
    averageResolutionSeconds: 90_000,
    byCategory: [{ value: 'BILLING', count: 3 }],
    byPriority: [{ value: 'CRITICAL', count: 1 }],
    byStatus: [
      { value: 'OPEN', count: 3 },
      { value: 'CLOSED', count: 1 },
    ],
    perDay: [
      { date: '2026-01-01', total: 3 },
      { date: '2026-01-02', total: 1 },
    ],
  },
});

const figure = (name: string) =>
  screen.getByText(name, { selector: 'dt' }).nextElementSibling?.textContent;

test('the numbers stand under their names', async () => {
  show(<StatsPage search={{}} onRange={() => {}} />, testClient({ StatsPage: stats(4) }));
  const byStatus = await screen.findByRole('table', { name: 'By status' });
  expect(figure('Tickets')).toBe('4');
  expect(figure('Average per day')).toMatch(/1[.,]3/);
  expect(figure('Average resolution time')).toBe('1 day 1 hour');
  expect(within(byStatus).getByRole('row', { name: /Open 3 75\s?%/ })).toBeInTheDocument();
  expect(within(byStatus).getByRole('row', { name: /Resolved 0 0\s?%/ })).toBeInTheDocument();
});

test('what changes is counted by itself', async () => {
  let total = 4;
  const server = testClient({ StatsPage: () => stats(total) });
  show(<StatsPage search={{}} onRange={() => {}} />, server);
  await screen.findByText('By status');
  total = 5;
  server.publish('TicketSignal', SIGNAL);
  await vi.waitFor(() => expect(figure('Tickets')).toBe('5'), SOON);
});

test('the range is asked for and can be changed', async () => {
  const server = testClient({ StatsPage: stats(4) });
  const onRange = vi.fn();
  show(<StatsPage search={{ days: 7 }} onRange={onRange} />, server);
  const { from, to } = rangeOf({ days: 7 }, new Date());
  await userEvent.click(await screen.findByRole('radio', { name: '90 days' }));
  expect(onRange).toHaveBeenCalledWith(90);
  expect(server.asked('StatsPage')[0]).toEqual({ from, to });
});

test('a range counts UTC days, today included', () => {
  const now = new Date('2026-03-01T23:30:00-05:00');
  expect(rangeOf({}, now)).toEqual({ days: 30, from: '2026-02-01', to: '2026-03-02' });
  expect(readStatsSearch({ days: '90' })).toEqual({ days: 90 });
  expect(readStatsSearch({ days: '31' })).toEqual({});
});

test.each([
  [0, 'under a minute'],
  [60, '1 minute'],
  [3_599, '1 hour'],
  [7_260, '2 hours 1 minute'],
  [200_000, '2 days 7 hours'],
])('%d seconds are %s', (seconds, words) => {
  expect(durationOf(seconds)).toBe(words);
});
