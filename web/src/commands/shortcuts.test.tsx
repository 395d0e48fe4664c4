import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../testing/render';
import { useCommands } from './commands';
import { Shortcuts } from './shortcuts';

const onClose = vi.fn<() => void>();

function Page() {
  const run = () => {};
  useCommands([
    { label: 'File a new ticket', group: 'go', keys: ['n', 'g n'], run },
    { label: 'Show keyboard shortcuts', group: 'view', keys: ['?', 'Shift+?'], run },
    { label: 'Without a key', group: 'go', keys: [], run },
  ]);
  return <Shortcuts onClose={onClose} />;
}

test('it lists all keys of the page by group, each key once', async () => {
  show(<Page />);
  const list = await screen.findByRole('dialog', { name: 'Keyboard shortcuts' });
  const group = within(list).getByRole('region', { name: 'Go to' });
  expect(within(group).getByRole('definition')).toHaveTextContent('N or G then N');
  const view = within(list).getByRole('region', { name: 'View' });
  expect(within(view).getByRole('definition')).toHaveTextContent(/^\?$/);
  expect(screen.queryByText('Without a key')).not.toBeInTheDocument();
});

test('it closes by Escape and by its button', async () => {
  show(<Page />);
  await screen.findByRole('dialog');
  await userEvent.keyboard('{Escape}');
  await userEvent.click(screen.getByRole('button', { name: 'Close the list of shortcuts' }));
  expect(onClose).toHaveBeenCalledTimes(2);
});
