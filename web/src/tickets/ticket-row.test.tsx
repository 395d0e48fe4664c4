import { fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ticket } from '../testing/fixtures';
import { show } from '../testing/render';
import { type RowTicket, TicketRow } from './ticket-row';

const row = { ...ticket(7), excerpt: 'About the seventh.' } as unknown as RowTicket;

function showRow(props: Partial<Parameters<typeof TicketRow>[0]> = {}) {
  const actions = {
    onFollow: vi.fn((_, event) => event.preventDefault()),
    onPage: vi.fn(),
    onSelect: vi.fn(),
    onMenu: vi.fn(),
    onFocus: vi.fn(),
  };
  show(
    <ul>
      <TicketRow
        ticket={row}
        actions={actions}
        position={3}
        total={120}
        top={88}
        time="createdAt"
        words={undefined}
        query="?status=OPEN"
        active
        selected={false}
        previewed={false}
        {...props}
      />
    </ul>,
  );
  return actions;
}

test('a row names its ticket, its place, and leads to its page within the list', async () => {
  showRow();
  const link = await screen.findByRole('link', { name: 'Title 7' });
  expect(link).toHaveAttribute('href', '/tickets/7?status=OPEN');
  const item = screen.getByRole('listitem');
  expect(item).toHaveAttribute('aria-posinset', '3');
  expect(item).toHaveAttribute('aria-setsize', '120');
  expect(item).toHaveTextContent('About the seventh.');
  for (const name of ['Status of ticket 7: Open', 'Priority of ticket 7: Medium']) {
    expect(screen.getByRole('button', { name })).toBeInTheDocument();
  }
});

test('what was searched for is marked in title and text', async () => {
  showRow({ words: 'seventh' });
  const item = await screen.findByRole('listitem');
  expect(within(item).getByText('seventh').tagName).toBe('MARK');
});

test('only the active row is in the tab order', async () => {
  showRow({ active: false });
  const item = await screen.findByRole('listitem');
  const parts = [
    within(item).getByRole('link'),
    within(item).getByRole('checkbox'),
    ...within(item).getAllByRole('button'),
  ];
  for (const part of parts) expect(part).toHaveAttribute('tabindex', '-1');
});

test('its parts ask for what they are for', async () => {
  const actions = showRow();
  await userEvent.click(await screen.findByRole('checkbox', { name: 'Select ticket 7' }));
  expect(actions.onSelect).toHaveBeenLastCalledWith('7', false);
  fireEvent.click(screen.getByRole('checkbox'), { shiftKey: true });
  expect(actions.onSelect).toHaveBeenLastCalledWith('7', true);
  const status = screen.getByRole('button', { name: /^Status/ });
  await userEvent.click(status);
  expect(actions.onMenu).toHaveBeenCalledExactlyOnceWith(row, 'status', status);
  await userEvent.click(screen.getByRole('link'));
  expect(actions.onFollow).toHaveBeenCalledOnce();
});
