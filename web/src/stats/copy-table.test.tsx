import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { show } from '../testing/render';
import { CopyTable } from './copy-table';

const ROWS = () => [
  ['Status', 'Tickets'],
  ['Open', 8469],
];
const TEXT = 'Status\tTickets\nOpen\t8469';

afterEach(() => {
  vi.restoreAllMocks();
  Reflect.deleteProperty(document, 'execCommand');
});

async function press() {
  show(<CopyTable table="By status" rows={ROWS} />);
  // Before the press, since the library puts a clipboard of its own in place.
  const user = userEvent.setup();
  return { user, button: await screen.findByRole('button', { name: 'Copy as text: By status' }) };
}

test('copies cells divided by tabs, and says so', async () => {
  const { user, button } = await press();
  await user.click(button);
  expect(await screen.findByRole('status')).toHaveTextContent('Copied');
  expect(await navigator.clipboard.readText()).toBe(TEXT);
  expect(button).toHaveFocus();
});

test('copies without a clipboard of the browser, and keeps the focus', async () => {
  const { user, button } = await press();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  let selected: string | undefined;
  document.execCommand = vi.fn(() => {
    selected = (document.activeElement as HTMLTextAreaElement).value;
    return true;
  });
  await user.click(button);
  await vi.waitFor(() => expect(screen.getByRole('status')).toHaveTextContent('Copied'));
  expect(selected).toBe(TEXT);
  expect(button).toHaveFocus();
  expect(document.querySelector('textarea')).toBeNull();
});

test('says when it could not', async () => {
  const { user, button } = await press();
  vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('not allowed'));
  document.execCommand = () => false;
  await user.click(button);
  await vi.waitFor(() =>
    expect(screen.getByRole('status')).toHaveTextContent('Could not be copied'),
  );
});

test('copies nothing while there is nothing', async () => {
  show(<CopyTable table="By status" rows={null} />);
  const button = await screen.findByRole('button');
  expect(button).toHaveAttribute('aria-disabled', 'true');
  await userEvent.click(button);
  expect(screen.getByRole('status')).toBeEmptyDOMElement();
});
