import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { utcDay } from '../filter/ticket-search';
import { SIGNAL, SOON } from '../testing/fixtures';
import { show } from '../testing/render';
import { facetsOf, statsOf } from '../testing/stats-fixtures';
import { type Fixture, testClient } from '../testing/test-client';
import { StatsPage } from './stats-page';
import { readStatsSearch, type StatsSearch } from './stats-search';

// What it draws is tried beside it; here is no room to draw in.
vi.mock('./trend-chart', () => ({ TrendChart: () => null }));

const TODAY = utcDay(new Date());

/** The page with its address beside it. */
function open(stats: Fixture, start: StatsSearch = {}) {
  const server = testClient({ StatsPage: stats, Facets: facetsOf(7) });
  const changed = vi.fn();
  function Page() {
    const [search, setSearch] = useState(start);
    return (
      <StatsPage
        search={search}
        onSearch={(change) => {
          changed(change);
          setSearch((before) => readStatsSearch({ ...before, ...change }));
        }}
      />
    );
  }
  show(<Page />, server);
  return { ...server, changed };
}

const figure = (name: string) =>
  screen.getByText(name, { selector: 'dt *' }).closest('div') as HTMLElement;
const table = (name: string | RegExp) => screen.getByRole('table', { name });
const row = (of: HTMLElement, name: RegExp) => within(of).getByRole('row', { name });
const busy = () => document.querySelector('[aria-busy="true"]');

/** A server that answers when told. */
function slowly() {
  const waiting: ((answer: object) => void)[] = [];
  return {
    stats: () => new Promise<object>((resolve) => waiting.push(resolve)),
    answer: async (answer: object) => {
      await vi.waitFor(() => expect(waiting.length).toBeGreaterThan(0), SOON);
      await act(async () => waiting.shift()?.(answer));
    },
  };
}

test('the figures stand under their names and lead to the tickets they count', async () => {
  open(statsOf(7), { category: ['BILLING', 'TECHNICAL'], days: 7 });
  expect(await screen.findByText('over 4 tickets resolved')).toBeInTheDocument();
  const address = '?category=BILLING,TECHNICAL&days=7';
  expect(within(figure('Tickets')).getByRole('link', { name: '7' })).toHaveAttribute(
    'href',
    `/${address}`,
  );
  expect(within(figure('Open')).getByRole('link', { name: '3' })).toHaveAttribute(
    'href',
    '/?status=OPEN&category=BILLING,TECHNICAL&days=7',
  );
  expect(figure('Average per day')).toHaveTextContent(/3[.,]5/);
  expect(figure('Mean time to resolve')).toHaveTextContent(/1\s?d 1\s?h/);
  expect(screen.getByRole('link', { name: 'Show these tickets' })).toHaveAttribute(
    'href',
    `/${address}`,
  );
});

test('all is asked in one question, with the days that the trend shows', async () => {
  const { asked } = open(statsOf(7), { q: ' refund', from: '2026-01-05', to: '2026-01-06' });
  await screen.findByText('over 4 tickets resolved');
  expect(asked('StatsPage')).toEqual([
    {
      filter: {
        search: 'refund',
        created: { from: '2026-01-05T00:00:00Z', to: '2026-01-07T00:00:00Z' },
      },
      from: '2026-01-05',
      to: '2026-01-06',
    },
  ]);
});

test('without a range the trend shows the last 30 days, and says so', async () => {
  const { asked } = open(statsOf(7));
  expect(
    await screen.findByRole('region', { name: 'New tickets per day, last 30 days' }),
  ).toBeInTheDocument();
  expect(screen.getByText(/the chart shows 30 days/)).toBeInTheDocument();
  expect(asked('StatsPage')[0]).toEqual({
    filter: null,
    from: utcDay(new Date(), -29),
    to: TODAY,
  });
});

test('what is longer than the server counts shows its last days, by week, and says so', async () => {
  open(statsOf(7), { from: '2020-01-01' });
  expect(
    await screen.findByRole('region', { name: 'New tickets per week, last 366 days' }),
  ).toBeInTheDocument();
  expect(
    screen.getByText(/last 366 days of the chosen time\. Weeks begin on Monday/),
  ).toBeVisible();
});

test('the table behind the trend leads to the day and the value', async () => {
  open(statsOf(7), { q: 'x', days: 30 });
  await screen.findByText('over 4 tickets resolved');
  expect(screen.queryByRole('table', { name: /New tickets/ })).not.toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Show as a table' }));
  const last = within(table(/New tickets per day/))
    .getAllByRole('row')
    .at(-1) as HTMLElement;
  const links = within(last).getAllByRole('link');
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    `/?q=x&category=BILLING&from=${TODAY}&to=${TODAY}`,
    `/?q=x&from=${TODAY}&to=${TODAY}`,
  ]);
  // What counts nothing leads nowhere.
  expect(within(last).getAllByRole('cell', { name: '0' })).toHaveLength(3);
  await userEvent.click(screen.getByRole('button', { name: 'Hide the table' }));
  expect(screen.queryByRole('table', { name: /New tickets/ })).not.toBeInTheDocument();
});

test('the trend is divided as the address says, without asking the server again', async () => {
  const { changed, asked } = open(statsOf(7));
  await screen.findByText('over 4 tickets resolved');
  expect(screen.getByRole('radio', { name: 'Category' })).toBeChecked();
  await userEvent.click(screen.getByRole('radio', { name: 'Status' }));
  expect(changed).toHaveBeenLastCalledWith({ by: 'status' });
  await userEvent.click(screen.getByRole('button', { name: 'Show as a table' }));
  expect(
    within(table(/New tickets per day/)).getByRole('columnheader', { name: 'In progress' }),
  ).toBeInTheDocument();
  await userEvent.click(screen.getByRole('radio', { name: 'Category' }));
  expect(changed).toHaveBeenLastCalledWith({ by: undefined });
  expect(asked('StatsPage')).toHaveLength(1);
});

test('the heat map counts category by priority, with totals, and leads to each', async () => {
  open(statsOf(7), { status: ['OPEN', 'CLOSED'] });
  await screen.findByText('over 4 tickets resolved');
  const heat = table('Category by priority');
  expect(row(heat, /^Technical 4 0 0 0 4$/)).toBeInTheDocument();
  expect(row(heat, /^Total 4 0 0 3 7$/)).toBeInTheDocument();
  const [cell, total] = within(row(heat, /^Billing/)).getAllByRole('link');
  expect(cell).toHaveAttribute('href', '/?status=OPEN,CLOSED&priority=LOW&category=BILLING');
  expect(total).toHaveAttribute('href', '/?status=OPEN,CLOSED&category=BILLING');
  expect(cell?.closest('td')).toHaveAttribute('data-heat', '4');
});

test('each breakdown has its rows, shares and links', async () => {
  open(statsOf(8), { days: 7 });
  await screen.findByText('over 5 tickets resolved');
  const status = table('By status');
  expect(row(status, /^Closed 5 63\s?%$/)).toBeInTheDocument();
  expect(row(status, /^In progress 0 0\s?%$/)).toBeInTheDocument();
  expect(within(row(status, /^Closed/)).getByRole('link')).toHaveAttribute(
    'href',
    '/?status=CLOSED&days=7',
  );
  expect(within(row(table('By priority'), /^Critical 5/)).getByRole('link')).toBeInTheDocument();
  expect(within(row(table('By category'), /^Billing 3/)).getByRole('link')).toBeInTheDocument();
});

test('every table can be copied with plain numbers', async () => {
  const user = userEvent.setup();
  open(statsOf(1234));
  await screen.findByText(/over 1.?231 tickets resolved/);
  await user.click(screen.getByRole('button', { name: 'Copy as text: Category by priority' }));
  expect((await navigator.clipboard.readText()).split('\n')).toEqual([
    'Category\tCritical\tHigh\tMedium\tLow\tTotal',
    'Billing\t0\t0\t0\t3\t3',
    'Technical\t1231\t0\t0\t0\t1231',
    'Account\t0\t0\t0\t0\t0',
    'General\t0\t0\t0\t0\t0',
    'Total\t1231\t0\t0\t3\t1234',
  ]);
  await user.click(screen.getByRole('button', { name: /^Copy as text: New tickets per day/ }));
  expect((await navigator.clipboard.readText()).split('\n')).toEqual([
    'Day\tBilling\tTechnical\tAccount\tGeneral\tTotal',
    `${utcDay(new Date(), -1)}\t0\t1231\t0\t0\t1231`,
    `${TODAY}\t3\t0\t0\t0\t3`,
  ]);
  await user.click(screen.getByRole('button', { name: 'Copy as text: By status' }));
  expect(await navigator.clipboard.readText()).toContain('Closed\t1231');
});

test('while the first numbers are on their way, everything else is there', async () => {
  const server = slowly();
  open(server.stats);
  expect(await screen.findByText('Loading the statistics')).toHaveAttribute('role', 'status');
  expect(busy()).toBeInTheDocument();
  expect(table('Category by priority')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Copy as text: By status' })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await server.answer(statsOf(7));
  expect(within(figure('Tickets')).getByRole('link', { name: '7' })).toBeInTheDocument();
  expect(busy()).not.toBeInTheDocument();
  expect(screen.queryByText('Loading the statistics')).not.toBeInTheDocument();
});

test('what changes is counted by itself, and the old numbers stay meanwhile', async () => {
  const server = slowly();
  const { publish } = open(server.stats);
  await server.answer(statsOf(7));
  publish('TicketSignal', SIGNAL);
  await server.answer(statsOf(8));
  await vi.waitFor(() => expect(figure('Tickets')).toHaveTextContent('8'), SOON);
  expect(busy()).not.toBeInTheDocument();
});

test('another filter dims the old numbers, which keep their own links, until its own are there', async () => {
  const server = slowly();
  open(server.stats);
  await server.answer(statsOf(7));
  await userEvent.click(screen.getByRole('checkbox', { name: /^Billing/ }));
  expect(busy()).toBeInTheDocument();
  expect(within(figure('Tickets')).getByRole('link', { name: '7' })).toHaveAttribute('href', '/');
  expect(screen.getByRole('link', { name: 'Show these tickets' })).toHaveAttribute(
    'href',
    '/?category=BILLING',
  );
  await server.answer(statsOf(5));
  expect(within(figure('Tickets')).getByRole('link', { name: '5' })).toHaveAttribute(
    'href',
    '/?category=BILLING',
  );
  expect(busy()).not.toBeInTheDocument();
});

test('a late answer to an earlier filter is not shown', async () => {
  const server = slowly();
  open(server.stats);
  await server.answer(statsOf(7));
  await userEvent.click(screen.getByRole('checkbox', { name: /^Billing/ }));
  await userEvent.click(screen.getByRole('checkbox', { name: /^Account/ }));
  await server.answer(statsOf(5));
  expect(figure('Tickets')).toHaveTextContent('7');
  await server.answer(statsOf(6));
  expect(figure('Tickets')).toHaveTextContent('6');
});

test('a failure says so and keeps the numbers; trying again brings new ones', async () => {
  let answer = () => statsOf(7);
  const { publish } = open(() => answer());
  await screen.findByText('over 4 tickets resolved');
  answer = () => {
    throw new TypeError('Failed to fetch');
  };
  publish('TicketSignal', SIGNAL);
  const alert = await screen.findByRole('alert', undefined, SOON);
  expect(alert).toHaveTextContent('The server could not be reached.');
  expect(alert).not.toHaveTextContent('earlier filter');
  expect(figure('Tickets')).toHaveTextContent('7');
  answer = () => statsOf(9);
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  await vi.waitFor(() => expect(figure('Tickets')).toHaveTextContent('9'));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('numbers of an earlier filter are not passed off as an answer when the next one fails', async () => {
  let fails = false;
  open(() => {
    if (fails) throw new TypeError('Failed to fetch');
    return statsOf(7);
  });
  await screen.findByText('over 4 tickets resolved');
  fails = true;
  await userEvent.click(screen.getByRole('checkbox', { name: /^Billing/ }));
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The server could not be reached. The numbers below answer the earlier filter.',
  );
});

test('a desk without tickets says so', async () => {
  open(statsOf(0));
  expect(await screen.findByText(/^No tickets yet/)).toBeInTheDocument();
  expect(figure('Mean time to resolve')).toHaveTextContent('none resolved yet');
  expect(screen.queryByRole('button', { name: 'Clear the filter' })).not.toBeInTheDocument();
  expect(screen.queryByRole('table')).not.toBeInTheDocument();
});

test('a filter that matches nothing can be cleared', async () => {
  open(({ filter }) => statsOf(filter ? 0 : 7), { q: 'nowhere', by: 'status' });
  await userEvent.click(await screen.findByRole('button', { name: 'Clear the filter' }));
  expect(await screen.findByText('over 4 tickets resolved')).toBeInTheDocument();
  expect(screen.getByRole('searchbox')).toHaveValue('');
  expect(screen.getByRole('radio', { name: 'Status' })).toBeChecked();
});
