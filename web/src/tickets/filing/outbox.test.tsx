import { Notifications, notifications } from '@mantine/notifications';
import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { type Connection, useConnection } from '../../api/use-connection';
import { fakeLocks } from '../../testing/fake-locks';
import { show } from '../../testing/render';
import { type Fixture, testClient } from '../../testing/test-client';
import { createCell, useCell } from './cell';
import { createDesk } from './desk';
import { NewTicketPage } from './new-ticket-page';
import { Outbox } from './outbox';
import { testBrowser, testDesk } from './test-desk';

vi.mock('../../api/use-connection');

const connection = createCell<Connection>('offline');
const become = (state: Connection) => act(() => connection.set(state));

beforeEach(() => {
  vi.mocked(useConnection).mockImplementation(() => useCell(connection));
  connection.set('offline');
  notifications.clean();
});

const FILED = { createTicket: { ticket: { id: '12', title: 'Charged twice' }, userErrors: [] } };
const refusedWith = (field: string | null, message: string) => ({
  createTicket: { ticket: null, userErrors: [{ code: 'INVALID', field, message }] },
});
const down = () => {
  throw new Error('connection refused');
};

/** A server that is out of reach until it is given an answer. */
function serverOf(answers: Fixture[] = []) {
  return testClient({
    Classify: () => new Promise<object>(() => {}),
    CreateTicket: (variables) => {
      const answer = answers.shift();
      if (!answer) return down();
      return typeof answer === 'function' ? answer(variables) : answer;
    },
  });
}

function open(server = serverOf(), desk = testDesk(), page = true) {
  const view = show(
    <>
      {page && <NewTicketPage desk={desk} />}
      <Outbox desk={desk} />
      <Notifications />
    </>,
    server,
  );
  return { server, desk, view };
}

const title = () => screen.findByRole('textbox', { name: 'Title' });
const press = async (name: string | RegExp) =>
  userEvent.click(await screen.findByRole('button', { name }));
const inputs = (server: ReturnType<typeof testClient>) =>
  server.asked('CreateTicket').map(({ input }) => input as Record<string, unknown>);

async function write(words = 'Charged twice') {
  await userEvent.click(await title());
  await userEvent.paste(words);
  await userEvent.click(screen.getByRole('textbox', { name: 'Description' }));
  await userEvent.paste('Twice.');
}

async function postpone(words?: string) {
  await write(words);
  await press('File ticket');
  await press('Send when the connection is back');
}

test('what cannot be sent waits, exactly as it was tried, and the form is free', async () => {
  const answers: Fixture[] = [];
  const { server } = open(serverOf(answers));
  await postpone();
  expect(await title()).toHaveValue('');
  expect(await title()).toHaveFocus();
  expect(screen.getByText('Waiting for the connection.')).toBeInTheDocument();
  answers.push(FILED);
  become('live');
  expect(await screen.findByText('Filed as ticket 12')).toBeInTheDocument();
  expect(screen.queryByText('Not filed yet')).not.toBeInTheDocument();
  const [tried, sent, ...more] = inputs(server);
  expect(sent).toEqual(tried);
  expect(more).toEqual([]);
});

test('it waits through a reload', async () => {
  const browser = testBrowser();
  const { view, server: before } = open(serverOf(), createDesk(browser));
  await postpone();
  view.unmount();
  const { server } = open(serverOf([FILED]), createDesk(browser));
  expect(await screen.findByText('Waiting for the connection.')).toBeInTheDocument();
  become('live');
  expect(await screen.findByText('Filed as ticket 12')).toBeInTheDocument();
  expect(inputs(server)).toEqual(inputs(before));
});

test('it goes on waiting while the server stays out of reach', async () => {
  const answers: Fixture[] = [];
  const { server } = open(serverOf(answers));
  await postpone();
  become('live');
  await vi.waitFor(() => expect(inputs(server)).toHaveLength(2));
  expect(await screen.findByText('Waiting for the connection.')).toBeInTheDocument();
  answers.push(FILED);
  await press('Send now: Charged twice');
  expect(await screen.findByText('Filed as ticket 12')).toBeInTheDocument();
});

test('of two windows one sends; both know of the ticket', async () => {
  const { openWindow } = fakeLocks();
  const browser = testBrowser();
  const one = createDesk({ ...browser, locks: openWindow().locks });
  const two = createDesk({ ...browser, locks: openWindow().locks });
  const { server, view } = open(serverOf(), one);
  await postpone();
  view.unmount();
  const slow = serverOf([() => Promise.resolve(FILED), () => Promise.resolve(FILED)]);
  open(slow, one, false);
  open(slow, two, false);
  // As the browser tells the window that did not write.
  const name = browser.keep.names('frontdesk.outbox.')[0] ?? '';
  const tell = (newValue: string | null) =>
    act(() => window.dispatchEvent(new StorageEvent('storage', { key: name, newValue })));
  tell(browser.keep.get(name));
  become('live');
  await vi.waitFor(() => expect(one.outbox.cell.get()).toEqual([]));
  tell(JSON.stringify({ ticket: { id: '12', title: 'Charged twice' } }));
  expect(inputs(slow)).toEqual(inputs(server));
  for (const desk of [one, two]) {
    expect(desk.filed.cell.get()).toEqual([{ id: '12', title: 'Charged twice' }]);
    expect(desk.outbox.cell.get()).toEqual([]);
  }
});

test('on another page a notification leads to the ticket', async () => {
  const browser = testBrowser();
  const { view } = open(serverOf(), createDesk(browser));
  await postpone();
  view.unmount();
  open(serverOf([FILED]), createDesk(browser), false);
  become('live');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('Filed as ticket 12');
  expect(screen.getByRole('link', { name: 'Charged twice' })).toHaveAttribute(
    'href',
    '/tickets/12',
  );
});

test('what the server refuses comes back for correction, with what is wrong', async () => {
  const answers = [down, refusedWith('title', 'Give it another title.'), FILED];
  const { server } = open(serverOf(answers));
  await postpone();
  become('live');
  expect(
    await screen.findByText('The server refused it: Give it another title.'),
  ).toBeInTheDocument();
  await press('Correct it: Charged twice');
  const field = await title();
  expect(field).toHaveValue('Charged twice');
  expect(field).toHaveAccessibleDescription(expect.stringContaining('Give it another title.'));
  expect(field).toHaveFocus();
  expect(screen.queryByText('Not filed yet')).not.toBeInTheDocument();
  await userEvent.type(field, '!');
  await press('File ticket');
  await screen.findByText('Filed as ticket 12');
  expect(inputs(server).at(-1)).toMatchObject({ title: 'Charged twice!' });
});

test('a refusal that nobody would see is told of on any page', async () => {
  const browser = testBrowser();
  const { view } = open(serverOf(), createDesk(browser));
  await postpone();
  view.unmount();
  open(serverOf([refusedWith(null, 'Too late.')]), createDesk(browser), false);
  become('live');
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('A ticket was not filed');
  expect(screen.getByRole('link', { name: /Charged twice .* Too late\./ })).toHaveAttribute(
    'href',
    '/new',
  );
});

test('an earlier version that did arrive is told of; this one is sent only when asked for', async () => {
  const conflict = { code: 'CONFLICT', field: 'idempotencyKey', message: 'Other input.' };
  const earlier = { createTicket: { ticket: { id: '11', title: 'C' }, userErrors: [conflict] } };
  const { server } = open(serverOf([down, earlier, FILED]));
  await postpone();
  become('live');
  expect(
    await screen.findByText(/An earlier version was already filed as ticket 11\./),
  ).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Open ticket 11' })).toBeInTheDocument();
  await press('File this one as well: Charged twice');
  await screen.findByText('Filed as ticket 12');
  const keys = inputs(server).map(({ idempotencyKey }) => idempotencyKey);
  expect(keys[1]).toBe(keys[0]);
  expect(keys[2]).not.toBe(keys[0]);
});

test('a server that fails is not asked again and again; the person may', async () => {
  const { desk } = open();
  await postpone();
  const post = desk.outbox.cell.get()[0];
  if (!post) throw new Error('nothing waits');
  const problem = { kind: 'unanswered', message: 'The database is full.', offline: false } as const;
  act(() => desk.outbox.put(post, { kind: 'stuck', problem, errors: {} }));
  expect(screen.getByText('Not sent. The database is full.')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Send now: Charged twice' })).toBeInTheDocument();
});

test('editing again sets aside what is being written; nothing is lost', async () => {
  const { server } = open();
  await postpone('First');
  await write('Second');
  await press('Edit again: First');
  expect(await title()).toHaveValue('First');
  expect(await screen.findByRole('alert')).toHaveTextContent('Trying again files it once');
  expect(screen.getByText('Set aside.')).toBeInTheDocument();
  become('live');
  await press('Go on: Second');
  expect(await title()).toHaveValue('Second');
  expect(screen.getByRole('button', { name: 'Go on: First' })).toBeInTheDocument();
  expect(inputs(server)).toHaveLength(1);
});

test('what waits can be thrown away, and that undone', async () => {
  const browser = testBrowser();
  open(serverOf(), createDesk(browser));
  await postpone();
  await press('Discard: Charged twice');
  expect(browser.keep.names('frontdesk.outbox.')).toEqual([]);
  const undo = await screen.findByRole('button', { name: 'Undo discarding Charged twice' });
  expect(undo).toHaveFocus();
  await userEvent.click(undo);
  expect(screen.getByText('Waiting for the connection.')).toBeInTheDocument();
  expect(browser.keep.names('frontdesk.outbox.')).toHaveLength(1);
});

test('where nothing can be stored it says for how long it waits', async () => {
  const { keep } = testBrowser();
  open(serverOf(), testDesk({ keep: { ...keep, outlives: () => false } }));
  await postpone();
  expect(screen.getByText(/Keep this window open/)).toBeInTheDocument();
});

test('without a socket it is tried from time to time', async () => {
  const answers: Fixture[] = [];
  const { desk } = open(serverOf(answers));
  await postpone();
  vi.useFakeTimers();
  become('interrupted');
  answers.push(FILED);
  await act(() => vi.advanceTimersByTimeAsync(20_000));
  vi.useRealTimers();
  expect(desk.filed.cell.get()).toHaveLength(1);
});
