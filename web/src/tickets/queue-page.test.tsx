import { Notifications, notifications } from '@mantine/notifications';
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { FieldValues } from '../api/ticket-enums';
import { useShortcuts } from '../commands/use-shortcuts';
import { SOON } from '../testing/fixtures';
import { show } from '../testing/render';
import type { TestClient } from '../testing/test-client';
import { Desk } from './queue/test-desk';
import { deskServer, tellNews } from './queue/test-desk-server';
import { QueuePage } from './queue-page';
import type { QueueSearch } from './queue-search';

// A window with room for the list and a preview. jsdom lays nothing out: every element is as high as ten rows.
const HEIGHT = 440;
beforeEach(() => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: query.includes('min-width'),
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
  for (const name of ['offsetHeight', 'clientHeight'] as const) {
    vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(HEIGHT);
  }
  vi.spyOn(HTMLElement.prototype, 'offsetParent', 'get').mockReturnValue(document.body);
});
afterEach(() => {
  notifications.clean();
  vi.restoreAllMocks();
});

const OPEN: FieldValues = { status: 'OPEN', priority: 'MEDIUM', category: 'GENERAL' };

function deskOf(count: number, fields: Partial<FieldValues> = {}): Desk {
  const desk = new Desk();
  for (let id = 1; id <= count; id += 1) desk.create({ ...OPEN, ...fields }, `Title ${id}`);
  return desk;
}

let address: QueueSearch = {};

function Page({ first }: { first: QueueSearch }) {
  useShortcuts();
  const [search, setSearch] = useState(first);
  address = search;
  return (
    <>
      <QueuePage
        search={search}
        onSearch={(change) => setSearch((before) => ({ ...before, ...change }))}
      />
      <Notifications />
    </>
  );
}

async function open(server: TestClient, search: QueueSearch = {}) {
  show(<Page first={search} />, server);
  await screen.findByRole('heading', { name: 'Queue' });
}

const links = () => within(screen.getByRole('list', { name: 'Tickets' })).getAllByRole('link');
const titles = () => links().map((link) => link.textContent);
const shows = (...expected: string[]) => waitFor(() => expect(titles()).toEqual(expected), SOON);
const press = (keys: string) => userEvent.keyboard(keys);
const focused = () => document.activeElement?.textContent;

test('the newest come first, with how many there are', async () => {
  await open(deskServer(deskOf(3)));
  await shows('Title 3', 'Title 2', 'Title 1');
  expect(await screen.findByText('3 tickets')).toBeInTheDocument();
});

test('of a long list only what is in sight is drawn, and what follows is loaded ahead', async () => {
  const server = deskServer(deskOf(400));
  await open(server);
  await screen.findByRole('link', { name: 'Title 400' });
  expect(links().length).toBeLessThan(40);
  expect(server.asked('QueuePage')).toHaveLength(1);
  const scroller = screen.getByRole('list', { name: 'Tickets' }).parentElement as HTMLElement;
  for (let i = 0; i < 3; i += 1) {
    await press('{Shift>}g{/Shift}');
    // jsdom tells nobody that an element was scrolled.
    fireEvent.scroll(scroller);
    await waitFor(() => expect(server.asked('QueuePage')).toHaveLength(2 + i));
  }
});

test('order and filter of the address are asked for', async () => {
  const desk = deskOf(2);
  desk.create({ ...OPEN, priority: 'CRITICAL' }, 'Urgent');
  desk.create({ ...OPEN, status: 'CLOSED', priority: 'CRITICAL' }, 'Closed');
  desk.create(OPEN, 'Newest');
  await open(deskServer(desk), { status: ['OPEN'], order: 'priority' });
  await shows('Urgent', 'Newest', 'Title 2', 'Title 1');
});

test('the order is changed above the list', async () => {
  const desk = deskOf(3);
  desk.change('1', { title: 'Changed' });
  await open(deskServer(desk));
  await userEvent.click(await screen.findByRole('radio', { name: 'Last change' }));
  await shows('Changed', 'Title 3', 'Title 2');
  expect(address).toEqual({ order: 'updated' });
});

test('a new ticket appears by itself and is counted', async () => {
  const desk = deskOf(1);
  const server = deskServer(desk);
  await open(server);
  await shows('Title 1');
  desk.create(OPEN, 'Fresh');
  tellNews(server);
  await shows('Fresh', 'Title 1');
  expect(await screen.findByText('2 tickets', {}, SOON)).toBeInTheDocument();
});

test('a ticket that no longer matches goes, one that matches now comes to its place', async () => {
  const desk = deskOf(3);
  desk.change('2', { status: 'CLOSED' });
  const server = deskServer(desk);
  await open(server, { status: ['OPEN'] });
  await shows('Title 3', 'Title 1');
  desk.change('3', { status: 'CLOSED' });
  desk.change('2', { status: 'OPEN' });
  tellNews(server);
  await shows('Title 2', 'Title 1');
});

test('when the telling ends, the list goes on from the last place it was told of', async () => {
  const desk = deskOf(1);
  const server = deskServer(desk);
  await open(server);
  await shows('Title 1');
  desk.create(OPEN, 'Title 2');
  tellNews(server);
  await shows('Title 2', 'Title 1');
  server.fail('QueueFollow', 'Interrupted.');
  desk.create(OPEN, 'Title 3');
  await shows('Title 3', 'Title 2', 'Title 1');
  expect(server.asked('QueueEvents')).toMatchObject([{ after: '2' }]);
  desk.create(OPEN, 'Title 4');
  tellNews(server);
  await shows('Title 4', 'Title 3', 'Title 2', 'Title 1');
  expect(server.asked('QueuePage')).toHaveLength(1);
});

test('a list that one comes back to reads what it has missed, and no more', async () => {
  const desk = deskOf(3);
  const server = deskServer(desk);
  await open(server);
  await shows('Title 3', 'Title 2', 'Title 1');
  await userEvent.click(screen.getByRole('checkbox', { name: /Closed/ }));
  await screen.findByText('No ticket matches.');
  desk.create(OPEN, 'Title 4');
  await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
  await shows('Title 4', 'Title 3', 'Title 2', 'Title 1');
  expect(server.asked('QueuePage')).toHaveLength(2);
  expect(server.asked('QueueEvents')).toMatchObject([{ after: '3' }]);
});

test('nothing there, and nothing that matches, are told apart', async () => {
  await open(deskServer(new Desk()));
  expect(await screen.findByText(/No tickets yet/)).toBeInTheDocument();
  await userEvent.click(screen.getByRole('checkbox', { name: /Closed/ }));
  expect(await screen.findByText('No ticket matches.')).toBeInTheDocument();
  await userEvent.click(screen.getByRole('button', { name: 'Clear all' }));
  expect(await screen.findByText(/No tickets yet/)).toBeInTheDocument();
});

test('a failure is said, and trying again helps', async () => {
  let up = false;
  const desk = deskOf(1);
  const server = deskServer(desk, {
    QueuePage: () => {
      if (!up) throw new Error('connection refused');
      return { latest: { nodes: [] }, tickets: deskPage(desk) };
    },
  });
  await open(server);
  expect(await screen.findByRole('alert')).toHaveTextContent('The server could not be reached.');
  up = true;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await shows('Title 1');
  expect(focused()).toBe('Title 1');
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('rows of an earlier filter stay until the answer is here, and not when it failed', async () => {
  const desk = deskOf(1);
  let answer = (_fails: boolean) => {};
  const server = deskServer(desk, {
    QueuePage: ({ filter }) =>
      filter === null
        ? { latest: { nodes: [] }, tickets: deskPage(desk) }
        : new Promise((resolve, reject) => {
            answer = (fails) =>
              fails ? reject(new Error('refused')) : resolve({ tickets: deskPage(desk) });
          }),
  });
  await open(server);
  await shows('Title 1');
  await userEvent.click(screen.getByRole('checkbox', { name: /Closed/ }));
  expect(screen.getByRole('list', { name: 'Tickets' })).toHaveAttribute('aria-busy', 'true');
  expect(titles()).toEqual(['Title 1']);
  await act(async () => answer(true));
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  expect(screen.queryByText('Title 1')).not.toBeInTheDocument();
});

test('j and k go through the list, Enter opens the preview, Escape closes it', async () => {
  await open(deskServer(deskOf(3)));
  await shows('Title 3', 'Title 2', 'Title 1');
  await press('j');
  expect(focused()).toBe('Title 3');
  await press('jjj');
  expect(focused()).toBe('Title 1');
  await press('k');
  expect(focused()).toBe('Title 2');
  await press('{ArrowUp}{ArrowUp}{End}{ArrowUp}');
  expect(focused()).toBe('Title 2');
  await press('{Enter}');
  expect(address.at).toBe('2');
  const preview = await screen.findByRole('complementary', { name: 'Preview of ticket 2' });
  expect(await within(preview).findByText('Text of Title 2')).toBeInTheDocument();
  await press('j');
  await waitFor(() => expect(address.at).toBe('1'));
  await press('{Escape}');
  expect(address.at).toBeUndefined();
  expect(focused()).toBe('Title 1');
});

test('keys stay out of what is typed', async () => {
  await open(deskServer(deskOf(2)));
  await shows('Title 2', 'Title 1');
  await press('/');
  expect(screen.getByRole('searchbox')).toHaveFocus();
  await press('jx s');
  expect(screen.getByRole('searchbox')).toHaveValue('jx s');
  expect(screen.queryByRole('region', { name: 'Selection' })).not.toBeInTheDocument();
  await userEvent.clear(screen.getByRole('searchbox'));
  await press('{Escape}');
  expect(focused()).toBe('Title 2');
});

test('a status is chosen by key, shown at once, and the next ticket has the focus', async () => {
  const desk = deskOf(3);
  const server = deskServer(desk);
  await open(server, { status: ['OPEN'] });
  await shows('Title 3', 'Title 2', 'Title 1');
  await press('jjs');
  await screen.findByRole('menu', {}, SOON);
  await press('4');
  await shows('Title 3', 'Title 1');
  await waitFor(() => expect(focused()).toBe('Title 1'));
  expect(server.asked('ChangeFields')).toEqual([{ input: { id: '2', status: 'CLOSED' } }]);
  expect(await screen.findByText('Ticket 2 is now Closed.')).toBeInTheDocument();
  await press('z');
  await shows('Title 3', 'Title 2', 'Title 1');
  expect(desk.tickets.get('2')?.status).toBe('OPEN');
});

test('a change that is refused is taken back, with a sentence', async () => {
  const server = deskServer(deskOf(2), {
    ChangeFields: {
      updateTicket: { ticket: null, userErrors: [{ message: 'This is not allowed.' }] },
    },
  });
  await open(server, { status: ['OPEN'] });
  await shows('Title 2', 'Title 1');
  await press('js');
  await screen.findByRole('menu', {}, SOON);
  await press('3');
  expect(await screen.findByText('Ticket 2: This is not allowed.')).toBeInTheDocument();
  await shows('Title 2', 'Title 1');
});

test('some are selected by key and changed together, with a way back', async () => {
  const desk = deskOf(4);
  await open(deskServer(desk));
  await shows('Title 4', 'Title 3', 'Title 2', 'Title 1');
  await press('jxjj{Shift>}x{/Shift}');
  const bar = screen.getByRole('region', { name: 'Selection' });
  expect(within(bar).getByRole('status')).toHaveTextContent('3 selected');
  await press('p');
  await screen.findByRole('menu', {}, SOON);
  await press('1');
  await waitFor(() =>
    expect([...desk.tickets.values()].map(({ priority }) => priority)).toEqual([
      'MEDIUM',
      'CRITICAL',
      'CRITICAL',
      'CRITICAL',
    ]),
  );
  expect(screen.queryByRole('region', { name: 'Selection' })).not.toBeInTheDocument();
  await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
  await waitFor(() =>
    expect([...desk.tickets.values()].every(({ priority }) => priority === 'MEDIUM')).toBe(true),
  );
});

test('all that match are changed after a question that says how many', async () => {
  const desk = deskOf(230);
  await open(deskServer(desk));
  await screen.findByRole('link', { name: 'Title 230' });
  await press('jx');
  await userEvent.click(await screen.findByRole('button', { name: 'Select all 230 that match' }));
  await press('s');
  await screen.findByRole('menu', {}, SOON);
  await press('4');
  const dialog = await screen.findByRole('dialog', { name: 'Change 230 tickets?' }, SOON);
  expect([...desk.tickets.values()].some(({ status }) => status === 'CLOSED')).toBe(false);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Change 230 tickets' }));
  expect(await screen.findByText('230 tickets changed', {}, { timeout: 10_000 })).toBeVisible();
  expect([...desk.tickets.values()].every(({ status }) => status === 'CLOSED')).toBe(true);
}, 20_000);

test('what was not changed is named, and tried again', async () => {
  const desk = deskOf(3);
  let refuses = true;
  const server = deskServer(desk, {
    ChangeFields: ({ input }) => {
      const { id, ...change } = input as { id: string };
      if (refuses && id === '2') throw new Error('connection refused');
      const ticket = { ...desk.change(id, change), resolvedAt: null };
      return { updateTicket: { ticket, userErrors: [] } };
    },
  });
  await open(server);
  await shows('Title 3', 'Title 2', 'Title 1');
  await press('jxjxjx');
  await press('c');
  await screen.findByRole('menu', {}, SOON);
  await press('1');
  const panel = await screen.findByRole('region', { name: 'Changing many tickets' }, SOON);
  expect(await within(panel).findByText('1 ticket not changed')).toBeInTheDocument();
  expect(within(panel).getByRole('link', { name: 'Ticket 2' })).toBeInTheDocument();
  refuses = false;
  await userEvent.click(within(panel).getByRole('button', { name: 'Try these again' }));
  await waitFor(() => expect(desk.tickets.get('2')?.category).toBe('BILLING'));
});

test('a selected ticket that leaves the list stays selected, and it is said', async () => {
  const desk = deskOf(3);
  const server = deskServer(desk);
  await open(server, { status: ['OPEN'] });
  await shows('Title 3', 'Title 2', 'Title 1');
  await press('jxjx');
  desk.change('3', { status: 'CLOSED' });
  tellNews(server);
  await shows('Title 2', 'Title 1');
  const bar = screen.getByRole('region', { name: 'Selection' });
  expect(bar).toHaveTextContent('2 selected');
  expect(bar).toHaveTextContent('1 of them no longer in this list');
});

test('what was searched for is marked', async () => {
  await open(deskServer(deskOf(2)), { q: 'Title 2' });
  await shows('Title 2');
  expect(screen.getAllByText('Title 2', { selector: 'mark' })).toHaveLength(2);
});

test('pages that do not fill the window are followed by the next by themselves', async () => {
  const desk = deskOf(6);
  const server = deskServer(desk, {
    QueuePage: ({ after }) => ({
      latest: { nodes: [] },
      tickets: deskPage(desk, 2, after as string | null),
    }),
  });
  await open(server);
  await shows('Title 6', 'Title 5', 'Title 4', 'Title 3', 'Title 2', 'Title 1');
  expect(server.asked('QueuePage')).toHaveLength(3);
});

test('a second choice before the answer to the first means what is shown', async () => {
  const desk = deskOf(1);
  const answers: (() => void)[] = [];
  const server = deskServer(desk, {
    ChangeFields: ({ input }) =>
      new Promise((resolve) => {
        const { id, ...change } = input as { id: string };
        answers.push(() => {
          const ticket = { ...desk.change(id, change), resolvedAt: null };
          resolve({ updateTicket: { ticket, userErrors: [] } });
        });
      }),
  });
  await open(server);
  await shows('Title 1');
  const sent = () => server.asked('ChangeFields').map(({ input }) => (input as FieldValues).status);
  for (const digit of ['3', '1']) {
    await press('js');
    await screen.findByRole('menu', {}, SOON);
    await press(digit);
  }
  const answer = () => act(async () => answers.shift()?.());
  await waitFor(() => expect(sent()).toEqual(['RESOLVED']));
  await answer();
  await waitFor(() => expect(sent()).toEqual(['RESOLVED', 'OPEN']));
  // Back to what was shown before the second choice.
  await press('z');
  await answer();
  await waitFor(() => expect(sent()).toEqual(['RESOLVED', 'OPEN', 'RESOLVED']));
  await answer();
});

test('a change that was refused is tried again from its note', async () => {
  const desk = deskOf(1);
  let refuses = true;
  const server = deskServer(desk, {
    ChangeFields: ({ input }) => {
      if (refuses) return { updateTicket: { ticket: null, userErrors: [{ message: 'Not now.' }] } };
      const { id, ...change } = input as { id: string };
      const ticket = { ...desk.change(id, change), resolvedAt: null };
      return { updateTicket: { ticket, userErrors: [] } };
    },
  });
  await open(server);
  await shows('Title 1');
  await press('js');
  await screen.findByRole('menu', {}, SOON);
  await press('3');
  await screen.findByText('Ticket 1: Not now.');
  refuses = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(desk.tickets.get('1')?.status).toBe('RESOLVED'));
  await waitFor(() => expect(screen.queryByText('Ticket 1: Not now.')).not.toBeInTheDocument());
});

test('the preview is closed by its button also while tickets are selected', async () => {
  await open(deskServer(deskOf(2)));
  await shows('Title 2', 'Title 1');
  await press('jx{Enter}');
  expect(address.at).toBe('2');
  await userEvent.click(await screen.findByRole('button', { name: 'Close the preview' }));
  expect(address.at).toBeUndefined();
  expect(screen.getByRole('region', { name: 'Selection' })).toHaveTextContent('1 selected');
  expect(focused()).toBe('Title 2');
});

test('Enter opens the row that keys mean also when nothing has the focus', async () => {
  await open(deskServer(deskOf(2)));
  await shows('Title 2', 'Title 1');
  await press('{Enter}');
  expect(address.at).toBe('2');
});

test('what takes its own button from the page gives the focus to the list', async () => {
  const desk = deskOf(60);
  await open(deskServer(desk));
  await screen.findByRole('link', { name: 'Title 60' });
  await press('jx');
  await userEvent.click(await screen.findByRole('button', { name: 'Select all 60 that match' }));
  expect(focused()).toBe('Title 60');
  const bar = () => within(screen.getByRole('region', { name: 'Selection' }));
  bar().getByRole('button', { name: 'Status' }).focus();
  await press('{Escape}');
  expect(screen.queryByRole('region', { name: 'Selection' })).not.toBeInTheDocument();
  expect(focused()).toBe('Title 60');

  await press('xjx');
  await userEvent.click(bar().getByRole('button', { name: 'Status' }));
  await screen.findByRole('menu', {}, SOON);
  await press('4');
  await waitFor(() => expect(desk.tickets.get('59')?.status).toBe('CLOSED'));
  expect(focused()).toBe('Title 59');
});

test('what could not be gathered is gathered again, and the panel gives the focus back', async () => {
  const desk = deskOf(60);
  let up = false;
  const server = deskServer(desk, {
    QueueIds: () => {
      if (!up) throw new Error('connection refused');
      return { tickets: deskPage(desk, 100) };
    },
  });
  await open(server);
  await screen.findByRole('link', { name: 'Title 60' });
  await press('jx');
  await userEvent.click(await screen.findByRole('button', { name: 'Select all 60 that match' }));
  await press('s');
  await screen.findByRole('menu', {}, SOON);
  await press('4');
  const alert = await screen.findByRole('alert', {}, SOON);
  expect(alert).toHaveTextContent('The tickets could not be gathered.');
  up = true;
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  const dialog = await screen.findByRole('dialog', { name: 'Change 60 tickets?' }, SOON);
  await userEvent.click(within(dialog).getByRole('button', { name: 'Change 60 tickets' }));
  await screen.findByText('60 tickets changed', {}, { timeout: 10_000 });
  await userEvent.click(screen.getByRole('button', { name: 'Close' }));
  expect(focused()).toBe('Title 60');
}, 20_000);

function deskPage(desk: Desk, first = 50, after: string | null = null) {
  const { nodes, pageInfo } = desk.page({}, 'created', first, after);
  const rows = nodes.map((ticket) => ({ ...ticket, excerpt: '' }));
  return { asOf: desk.asOf(), nodes: rows, pageInfo };
}
