import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import { useShortcuts } from '../commands/use-shortcuts';
import { SIGNAL, SOON, ticket } from '../testing/fixtures';
import { show } from '../testing/render';
import { type Fixture, testClient } from '../testing/test-client';
import type { QueueSearch } from './queue-search';
import { TicketPage } from './ticket-page';

afterEach(() => localStorage.clear());

const NO_NEIGHBOURS = { next: { nodes: [] }, previous: { nodes: [] } };

function server(fixtures: Record<string, Fixture>) {
  return testClient({
    TicketPlace: { ticket: { id: '3', place: 'place of 3' } },
    Neighbours: NO_NEIGHBOURS,
    TicketHistory: { ticket: null },
    ...fixtures,
  });
}

function Page({ search = {} }: { search?: QueueSearch }) {
  useShortcuts();
  return <TicketPage id="3" search={search} />;
}

const heading = () => screen.findByRole('heading', { level: 1 });

test('a ticket is shown whole', async () => {
  const resolved = ticket(3, { status: 'RESOLVED', resolvedAt: '2026-02-01T12:00:00Z' });
  show(<Page />, server({ TicketDetail: { ticket: resolved } }));
  expect(await screen.findByRole('heading', { name: 'Title 3' })).toBeInTheDocument();
  expect(screen.getByText('Description 3')).toBeInTheDocument();
  expect(screen.getByRole('button', { name: 'Status of ticket 3: Resolved' })).toBeInTheDocument();
  const term = (name: string) =>
    screen.getByText(name, { selector: 'dt *' }).closest('div') as HTMLElement;
  expect(within(term('Version')).getByRole('definition')).toHaveTextContent('1');
  expect(term('Resolved').querySelector('time')).toHaveAttribute(
    'datetime',
    '2026-02-01T12:00:00Z',
  );
});

test('until it is there, its sheet is', async () => {
  const never = new Promise<object>(() => {});
  show(<Page />, server({ TicketDetail: () => never }));
  expect(await heading()).toHaveTextContent('Loading ticket 3');
  expect(screen.getByRole('article', { name: 'Ticket 3' })).toHaveAttribute('aria-busy', 'true');
});

test('a ticket that does not exist is said to, with a way back to the list', async () => {
  show(<Page search={{ status: ['OPEN'] }} />, server({ TicketDetail: { ticket: null } }));
  expect(
    await screen.findByRole('heading', { level: 1, name: 'There is no ticket 3' }),
  ).toBeInTheDocument();
  expect(screen.getByRole('link', { name: 'Back to the queue' })).toHaveAttribute(
    'href',
    expect.stringContaining('status'),
  );
});

test('a ticket that cannot be read is read again when asked to', async () => {
  let isDown = true;
  const answers = () => {
    if (isDown) throw new Error('down');
    return { ticket: ticket(3) };
  };
  show(<Page />, server({ TicketDetail: answers }));
  expect(await screen.findByRole('alert')).toHaveTextContent('The server could not be reached.');
  isDown = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Description 3')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('what was read stays when reading it again fails', async () => {
  let isDown = false;
  const answers = () => {
    if (isDown) throw new Error('down');
    return { ticket: ticket(3) };
  };
  const desk = server({ TicketDetail: answers });
  show(<Page />, desk);
  await screen.findByText('Description 3');
  isDown = true;
  act(() => desk.publish('TicketSignal', SIGNAL));
  expect(await screen.findByRole('alert', {}, SOON)).toBeInTheDocument();
  expect(screen.getByText('Description 3')).toBeInTheDocument();
});

test('a change made elsewhere shows by itself', async () => {
  let stored = ticket(3);
  const desk = server({ TicketDetail: () => ({ ticket: stored }) });
  show(<Page />, desk);
  await screen.findByRole('button', { name: 'Status of ticket 3: Open' });
  stored = ticket(3, { status: 'CLOSED', title: 'Another title', version: 2 });
  act(() => desk.publish('TicketSignal', SIGNAL));
  expect(
    await screen.findByRole('button', { name: 'Status of ticket 3: Closed' }, SOON),
  ).toBeInTheDocument();
  expect(await heading()).toHaveTextContent('Another title');
});

test('a field is changed by its key; the answer stays, whatever was read before it', async () => {
  const changed = ticket(3, { priority: 'CRITICAL', version: 2 });
  const desk = server({
    TicketDetail: { ticket: ticket(3) },
    ChangeFields: { updateTicket: { ticket: changed, userErrors: [] } },
  });
  show(<Page />, desk);
  await screen.findByText('Description 3');
  await userEvent.keyboard('p');
  await userEvent.click(await screen.findByRole('menuitemradio', { name: /Critical/ }));
  const button = await screen.findByRole('button', { name: 'Priority of ticket 3: Critical' });
  await vi.waitFor(() => expect(screen.getByText('2')).toBeInTheDocument());
  expect(button).toBeInTheDocument();
  expect(desk.asked('ChangeFields')).toEqual([{ input: { id: '3', priority: 'CRITICAL' } }]);
});

test('what the server refuses is said, and the field falls back', async () => {
  const desk = server({
    TicketDetail: { ticket: ticket(3) },
    ChangeFields: { updateTicket: { ticket: null, userErrors: [{ message: 'Not allowed.' }] } },
  });
  show(<Page />, desk);
  await screen.findByText('Description 3');
  await userEvent.keyboard('c');
  await userEvent.click(await screen.findByRole('menuitemradio', { name: /Billing/ }));
  expect(await screen.findByRole('alert')).toHaveTextContent('Not allowed.');
  expect(screen.getByRole('button', { name: 'Category of ticket 3: General' })).toBeInTheDocument();
});

test('the neighbours are asked for in the list of the address, and are links', async () => {
  const desk = server({
    TicketDetail: ({ id }) => ({ ticket: ticket(Number(id)) }),
    TicketPlace: ({ id }) => ({ ticket: { id, place: `place of ${id}` } }),
    // The ticket itself may have moved there; it is no neighbour of its own.
    Neighbours: {
      next: { nodes: [ticket(3), ticket(2)] },
      previous: { nodes: [ticket(5), ticket(4)] },
    },
  });
  show(<Page search={{ status: ['OPEN'], order: 'priority' }} />, desk);
  const next = await screen.findByRole('link', { name: /Next/ });
  await vi.waitFor(() => expect(next).toHaveAttribute('title', 'Next: Title 2'));
  expect(next).toHaveAttribute('href', expect.stringMatching(/^\/tickets\/2\?.*OPEN/));
  expect(screen.getByRole('link', { name: /Previous/ })).toHaveAttribute(
    'href',
    expect.stringMatching(/^\/tickets\/4\?/),
  );
  expect(desk.asked('Neighbours')[0]).toEqual({
    filter: { status: ['OPEN'] },
    order: { field: 'PRIORITY', direction: 'DESC' },
    place: 'place of 3',
  });
  // What their pages need is there before one goes.
  await vi.waitFor(() =>
    expect(desk.asked('TicketDetail').map(({ id }) => id)).toEqual(
      expect.arrayContaining(['2', '4']),
    ),
  );
});

test('at the end of the list the way stays in its place and leads nowhere', async () => {
  show(<Page />, server({ TicketDetail: { ticket: ticket(3) } }));
  const next = await screen.findByRole('link', { name: /Next/ });
  expect(next).toHaveAttribute('aria-disabled', 'true');
  expect(next).not.toHaveAttribute('href');
  next.focus();
  expect(next).toHaveFocus();
});
