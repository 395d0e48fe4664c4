import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { useShortcuts } from '../commands/use-shortcuts';
import { SIGNAL, SOON, ticket } from '../testing/fixtures';
import { show } from '../testing/render';
import { type Fixture, type TestClient, testClient } from '../testing/test-client';
import { TicketDetail } from './ticket-detail';

afterEach(() => localStorage.clear());

function Pane() {
  useShortcuts();
  return <TicketDetail id="3" search={{}} variant="pane" />;
}

const saved = (version: number, change: object = {}) => ({
  updateTicket: { ticket: ticket(3, { version, ...change }), userErrors: [] },
});
const conflict = (version: number, change: object = {}) => ({
  updateTicket: {
    ticket: ticket(3, { version, ...change }),
    userErrors: [{ code: 'CONFLICT', field: 'expectedVersion', message: 'Changed meanwhile.' }],
  },
});

/** A server that answers each save with the next of these. */
function desk(...answers: object[]): TestClient {
  const waiting = [...answers];
  const next: Fixture = () => {
    const answer = waiting.shift();
    if (!answer) throw new Error('no answer left');
    return answer;
  };
  return testClient({ TicketDetail: { ticket: ticket(3) }, SaveTexts: next });
}

const title = () => screen.getByRole('textbox', { name: 'Title' });
const description = () => screen.getByRole('textbox', { name: 'Description' });
const press = (name: string) => userEvent.click(screen.getByRole('button', { name }));

async function edit(server: TestClient) {
  const page = show(<Pane />, server);
  await screen.findByText('Description 3');
  await press('Edit');
  return page;
}

async function write(field: HTMLElement, text: string) {
  await userEvent.clear(field);
  await userEvent.type(field, text);
}

test('in the pane the keys of the fields are left to the list', async () => {
  show(<Pane />, desk());
  await screen.findByText('Description 3');
  await userEvent.keyboard('s');
  expect(screen.queryByRole('menu')).not.toBeInTheDocument();
  expect(screen.getByRole('heading', { level: 2, name: 'Title 3' })).toBeInTheDocument();
});

test('only what was changed is saved, on top of the version that was seen', async () => {
  const server = desk(saved(2, { title: 'New title' }));
  await edit(server);
  expect(title()).toHaveFocus();
  await write(title(), 'New title');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(await screen.findByRole('heading', { name: 'New title' })).toBeInTheDocument();
  expect(server.asked('SaveTexts')).toEqual([
    { input: { id: '3', expectedVersion: 1, title: 'New title' } },
  ]);
  expect(screen.getByRole('button', { name: 'Edit' })).toHaveFocus();
  expect(localStorage).toHaveLength(0);
});

test('an edit that changes nothing asks nothing and leaves nothing', async () => {
  const server = desk();
  await edit(server);
  await press('Save');
  await waitFor(() => expect(screen.queryByRole('textbox')).not.toBeInTheDocument());
  await press('Edit');
  await userEvent.keyboard('{Escape}');
  expect(screen.queryByText('Your changes are kept.')).not.toBeInTheDocument();
  expect(server.asked('SaveTexts')).toEqual([]);
});

test('Escape keeps what was written, to go on with or to discard', async () => {
  await edit(desk());
  await write(description(), 'Half a sent');
  await userEvent.keyboard('{Escape}');
  expect(screen.getByText('Description 3')).toBeInTheDocument();
  expect(screen.getByText('Your changes are kept.')).toBeInTheDocument();
  await press('Go on editing');
  expect(description()).toHaveValue('Half a sent');
  await press('Cancel');
  await press('Discard');
  expect(screen.queryByText('Your changes are kept.')).not.toBeInTheDocument();
  await press('Edit');
  expect(description()).toHaveValue('Description 3');
});

test('an edit outlives its page', async () => {
  const { unmount } = await edit(desk());
  await write(title(), 'Unfinished');
  unmount();
  show(<Pane />, desk());
  expect(await screen.findByText('You have changes here that are not saved.')).toBeInTheDocument();
  await press('Go on editing');
  expect(title()).toHaveValue('Unfinished');
});

test('what is stored under the key of an edit and is none does no harm', async () => {
  localStorage.setItem('frontdesk.edit.3', '{"mine":7}');
  show(<Pane />, desk());
  await screen.findByText('Description 3');
  expect(screen.queryByText(/not saved/)).not.toBeInTheDocument();
});

test('a failed save says so, keeps the text, and can be tried again', async () => {
  let isDown = true;
  const server = testClient({
    TicketDetail: { ticket: ticket(3) },
    SaveTexts: () => {
      if (isDown) throw new Error('down');
      return saved(2, { title: 'New title' });
    },
  });
  await edit(server);
  await write(title(), 'New title');
  await press('Save');
  expect(
    await screen.findByText('Not saved. The server could not be reached. Your text is still here.'),
  ).toBeInTheDocument();
  expect(title()).toHaveValue('New title');
  isDown = false;
  await press('Try again');
  expect(await screen.findByRole('heading', { name: 'New title' })).toBeInTheDocument();
});

test('what the server refuses stands at its field until it is written anew', async () => {
  const server = desk({
    updateTicket: {
      ticket: null,
      userErrors: [
        { code: 'INVALID', field: 'title', message: 'Must not be blank.' },
        { code: 'INVALID', field: null, message: 'Something else.' },
      ],
    },
  });
  await edit(server);
  await write(title(), ' ');
  await press('Save');
  await waitFor(() => expect(title()).toHaveAccessibleDescription('Must not be blank.'));
  expect(title()).toBeInvalid();
  expect(screen.getByText(/Something else/)).toBeInTheDocument();
  await userEvent.type(title(), 'x');
  expect(title()).toBeValid();
});

test('a text that is too long is said to be, in characters', async () => {
  await edit(desk());
  await userEvent.clear(title());
  await userEvent.click(title());
  await userEvent.paste('🔥'.repeat(201));
  expect(title()).toHaveAccessibleDescription('1 character too long.');
});

test('a title stays one line', async () => {
  await edit(desk());
  await userEvent.clear(title());
  await userEvent.click(title());
  await userEvent.paste('one\n two{Enter}');
  expect(title()).toHaveValue('one two{Enter}');
  await userEvent.keyboard('{Enter}');
  expect(title()).toHaveValue('one two{Enter}');
});

test('when others changed something else, it is saved on top of that without a question', async () => {
  const server = desk(
    conflict(4, { status: 'CLOSED' }),
    saved(5, { title: 'New title', status: 'CLOSED' }),
  );
  await edit(server);
  await write(title(), 'New title');
  await press('Save');
  expect(await screen.findByRole('heading', { name: 'New title' })).toBeInTheDocument();
  expect(server.asked('SaveTexts')).toEqual([
    { input: { id: '3', expectedVersion: 1, title: 'New title' } },
    { input: { id: '3', expectedVersion: 4, title: 'New title' } },
  ]);
});

test('when the answer to a save was lost, saving again finds it done', async () => {
  const server = desk(conflict(2, { title: 'New title' }));
  await edit(server);
  await write(title(), 'New title');
  await press('Save');
  expect(await screen.findByRole('heading', { name: 'New title' })).toBeInTheDocument();
  expect(server.asked('SaveTexts')).toHaveLength(1);
});

async function disputed(...answers: object[]) {
  const server = desk(conflict(2, { description: 'Theirs' }), ...answers);
  const page = await edit(server);
  await write(title(), 'My title');
  await write(description(), 'Mine');
  await press('Save');
  expect(
    await screen.findByText('The description was changed elsewhere while you were writing.'),
  ).toBeInTheDocument();
  const theirs = screen.getByRole('region', { name: 'As it is now' });
  expect(within(theirs).getByText('Theirs')).toBeInTheDocument();
  expect(description()).toHaveValue('Mine');
  return { server, page };
}

test('of a text that both changed mine can be kept, also edited further', async () => {
  const mine = { title: 'My title', description: 'Mine, too' };
  const { server } = await disputed(saved(3, mine));
  await userEvent.type(description(), ', too');
  await press('Keep mine');
  expect(await screen.findByText('Mine, too')).toBeInTheDocument();
  expect(server.asked('SaveTexts').at(-1)).toEqual({
    input: { id: '3', expectedVersion: 2, ...mine },
  });
});

test('of a text that both changed theirs can be taken; the rest of the edit stays', async () => {
  const { server } = await disputed(saved(3, { title: 'My title', description: 'Theirs' }));
  await press('Take theirs');
  expect(description()).toHaveValue('Theirs');
  expect(title()).toHaveValue('My title');
  await press('Save');
  expect(await screen.findByRole('heading', { name: 'My title' })).toBeInTheDocument();
  expect(server.asked('SaveTexts').at(-1)).toEqual({
    input: { id: '3', expectedVersion: 2, title: 'My title' },
  });
});

test('a dispute is not decided by closing the page', async () => {
  const { page } = await disputed();
  page.unmount();
  const theirs = { version: 2, description: 'Theirs' };
  show(<Pane />, testClient({ TicketDetail: { ticket: ticket(3, theirs) } }));
  await userEvent.click(await screen.findByRole('button', { name: 'Go on editing' }));
  expect(screen.getByRole('button', { name: 'Keep mine' })).toBeInTheDocument();
  expect(screen.getByRole('region', { name: 'As it is now' })).toHaveTextContent('Theirs');
});

test('a change elsewhere does not disturb an edit in progress', async () => {
  let stored = ticket(3);
  const server = testClient({ TicketDetail: () => ({ ticket: stored }) });
  await edit(server);
  await write(description(), 'Mine');
  stored = ticket(3, { version: 2, status: 'CLOSED', description: 'Theirs' });
  act(() => server.publish('TicketSignal', SIGNAL));
  expect(
    await screen.findByRole('button', { name: 'Status of ticket 3: Closed' }, SOON),
  ).toBeInTheDocument();
  expect(description()).toHaveValue('Mine');
  expect(description()).toHaveFocus();
});
