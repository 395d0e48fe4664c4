import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { show } from '../testing/render';
import { QueueFilters } from './queue-filters';
import type { QueueSearch } from './queue-search';

const onChange = vi.fn();

function Filters({ start = {} }: { start?: QueueSearch }) {
  const [search, setSearch] = useState(start);
  const change = (part: QueueSearch) => {
    onChange(part);
    setSearch((before) => ({ ...before, ...part }));
  };
  return (
    <>
      <QueueFilters search={search} onChange={change} />
      <button type="button" onClick={() => setSearch(start)}>
        Back
      </button>
    </>
  );
}

test('a filter takes any number of values, and gives them back', async () => {
  show(<Filters />);
  const status = await screen.findByRole('group', { name: 'Status' });
  expect(status).toBeInTheDocument();
  await userEvent.click(screen.getByRole('checkbox', { name: 'Open' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Closed' }));
  expect(onChange).toHaveBeenLastCalledWith({ status: ['OPEN', 'CLOSED'] });
  await userEvent.click(screen.getByRole('checkbox', { name: 'Open' }));
  await userEvent.click(screen.getByRole('checkbox', { name: 'Closed' }));
  expect(onChange).toHaveBeenLastCalledWith({ status: undefined });
});

test('typing searches once, after a pause', async () => {
  show(<Filters />);
  await userEvent.type(await screen.findByRole('searchbox', { name: 'Search tickets' }), 'refund');
  expect(onChange).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledExactlyOnceWith({ q: 'refund' }));
});

test('the field follows the address', async () => {
  show(<Filters start={{ q: 'first' }} />);
  const field = await screen.findByRole('searchbox');
  expect(field).toHaveValue('first');
  await userEvent.clear(field);
  await userEvent.type(field, 'second');
  await vi.waitFor(() => expect(onChange).toHaveBeenCalledWith({ q: 'second' }));
  expect(field).toHaveValue('second');
  await userEvent.click(screen.getByRole('button', { name: 'Back' }));
  expect(field).toHaveValue('first');
});

test('everything can be cleared at once', async () => {
  show(<Filters start={{ q: 'x', priority: ['HIGH'] }} />);
  await userEvent.click(await screen.findByRole('button', { name: 'Clear all' }));
  expect(screen.getByRole('checkbox', { name: 'High' })).not.toBeChecked();
  expect(screen.getByRole('searchbox')).toHaveValue('');
});
