import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { maskFragments } from 'gql.tada';
import { expect, test, vi } from 'vitest';
import { ticket } from '../testing/fixtures';
import { show } from '../testing/render';
import { TicketRow, TicketRowFragment } from './ticket-row';

const row = maskFragments([TicketRowFragment], ticket(7) as never);

test('a row names its ticket and links to it', async () => {
  show(<TicketRow ticket={row} onChange={async () => null} />);
  expect(await screen.findByRole('link', { name: 'Title 7' })).toHaveAttribute(
    'href',
    '/tickets/7',
  );
  expect(screen.getByRole('combobox', { name: 'Category of ticket 7' })).toHaveValue('GENERAL');
  expect(screen.getByRole('combobox', { name: 'Priority of ticket 7' })).toHaveValue('MEDIUM');
  expect(screen.getByRole('combobox', { name: 'Status of ticket 7' })).toHaveValue('OPEN');
});

test('a choice is shown while it is on its way, and taken back with a sentence when refused', async () => {
  let answer = (_problem: string | null) => {};
  const onChange = vi.fn(() => new Promise<string | null>((resolve) => (answer = resolve)));
  show(<TicketRow ticket={row} onChange={onChange} />);
  const priority = await screen.findByRole('combobox', { name: 'Priority of ticket 7' });
  await userEvent.selectOptions(priority, 'Critical');
  expect(onChange).toHaveBeenCalledExactlyOnceWith('7', { priority: 'CRITICAL' });
  expect(priority).toHaveValue('CRITICAL');
  answer('Not changed. The server could not be reached.');
  expect(await screen.findByRole('alert')).toHaveTextContent('Not changed.');
  expect(priority).toHaveValue('MEDIUM');
});

test('of quick choices in one field the last one stays, whatever is answered meanwhile', async () => {
  const answers: ((problem: string | null) => void)[] = [];
  const onChange = () => new Promise<string | null>((resolve) => answers.push(resolve));
  show(<TicketRow ticket={row} onChange={onChange} />);
  const status = await screen.findByRole('combobox', { name: 'Status of ticket 7' });
  for (const choice of ['Resolved', 'Closed', 'Resolved']) {
    await userEvent.selectOptions(status, choice);
  }
  await act(async () => answers[0]?.(null));
  expect(status).toHaveValue('RESOLVED');
  await act(async () => answers[1]?.(null));
  expect(status).toHaveValue('RESOLVED');
  // Only the answer to the last choice gives the field back to what is stored.
  await act(async () => answers[2]?.(null));
  expect(status).toHaveValue('OPEN');
});
