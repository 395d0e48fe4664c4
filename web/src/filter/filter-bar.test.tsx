import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { show } from '../testing/render';
import { FilterBar } from './filter-bar';
import { readTicketSearch, type TicketSearch, utcDay } from './ticket-search';
import type { Facets } from './use-facets';

const FACETS: Facets = {
  total: 12_345,
  needsReview: 17,
  status: { OPEN: 12_000, IN_PROGRESS: 300, RESOLVED: 40, CLOSED: 5 },
  priority: { LOW: 1, MEDIUM: 2, HIGH: 3, CRITICAL: 4 },
  category: { BILLING: 1, TECHNICAL: 2, ACCOUNT: 3, GENERAL: 4 },
};

/** The bar with what is chosen beside it, as the address would hold it. */
function bar(start: TicketSearch = {}, facets: Facets | null = null) {
  const changed = vi.fn();
  function Page() {
    const [search, setSearch] = useState(start);
    return (
      <FilterBar
        search={search}
        facets={facets}
        onChange={(change) => {
          changed(change);
          setSearch((before) => readTicketSearch({ ...before, ...change }));
        }}
      />
    );
  }
  show(<Page />);
  return changed;
}

test('each value carries how many there are of it', async () => {
  bar({}, FACETS);
  const status = await screen.findByRole('group', { name: 'Status' });
  expect(within(status).getByRole('checkbox', { name: /^Open 12K$/ })).toBeInTheDocument();
  expect(within(status).getByRole('checkbox', { name: /^Closed 5$/ })).toBeInTheDocument();
});

test('values are added and taken away, one choice with one order', async () => {
  const changed = bar({ status: ['CLOSED'] });
  await userEvent.click(await screen.findByRole('checkbox', { name: /^Open/ }));
  expect(changed).toHaveBeenLastCalledWith({ status: ['OPEN', 'CLOSED'] });
  await userEvent.click(screen.getByRole('checkbox', { name: /^Open/ }));
  await userEvent.click(screen.getByRole('checkbox', { name: /^Closed/ }));
  expect(changed).toHaveBeenLastCalledWith({ status: undefined });
});

test('what needs a review is chosen as the values are', async () => {
  const changed = bar({}, FACETS);
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Needs review 17' }));
  expect(changed).toHaveBeenLastCalledWith({ needsReview: true });
  await userEvent.click(screen.getByRole('checkbox', { name: /^Needs review/ }));
  expect(changed).toHaveBeenLastCalledWith({ needsReview: undefined });
});

test('words are searched for after a pause, or at once on Enter', async () => {
  const changed = bar();
  await userEvent.type(await screen.findByRole('searchbox'), 'refund{Enter}');
  expect(changed).toHaveBeenCalledWith({ q: 'refund' });
  await userEvent.clear(screen.getByRole('searchbox'));
  await vi.waitFor(() => expect(changed).toHaveBeenLastCalledWith({ q: undefined }));
});

test('a range of days or from one day to another', async () => {
  const changed = bar();
  const filed = await screen.findByRole('combobox', { name: 'Filed' });
  await userEvent.selectOptions(filed, 'Last 7 days');
  expect(changed).toHaveBeenLastCalledWith({ days: 7, from: undefined, to: undefined });
  expect(screen.queryByLabelText('From (UTC)')).not.toBeInTheDocument();
  await userEvent.selectOptions(filed, 'Between…');
  const from = utcDay(new Date(), -29);
  expect(changed).toHaveBeenLastCalledWith({ days: undefined, from, to: undefined });
  expect(screen.getByLabelText('From (UTC)')).toHaveValue(from);
  await userEvent.type(screen.getByLabelText('To (UTC)'), utcDay(new Date()));
  expect(changed).toHaveBeenLastCalledWith({ to: utcDay(new Date()) });
});

test('everything is cleared at once, and the focus stays in the filter', async () => {
  bar({ q: 'x', status: ['OPEN'], days: 7 });
  expect(await screen.findByRole('checkbox', { name: /^Open/ })).toBeChecked();
  await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
  expect(screen.getByRole('checkbox', { name: /^Open/ })).not.toBeChecked();
  expect(screen.getByRole('searchbox')).toHaveValue('');
  expect(screen.queryByRole('button', { name: 'Clear all' })).not.toBeInTheDocument();
  expect(screen.getByLabelText('Filter')).toHaveFocus();
});

test('on a phone a button opens the choices and says how many are made', async () => {
  bar({ status: ['OPEN'], days: 7 });
  const more = await screen.findByRole('button', { name: 'Filters · 2' });
  expect(more).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(more);
  expect(more).toHaveAttribute('aria-expanded', 'true');
});
