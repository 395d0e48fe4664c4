import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { countOf, pageOf, SIGNAL, SOON, ticket } from '../testing/fixtures';
import { show } from '../testing/render';
import { testClient } from '../testing/test-client';
import { QueuePage } from './queue-page';
import type { QueueSearch } from './queue-search';

const NO_FILTER: QueueSearch = {};

function titles() {
  const list = screen.getByRole('list', { name: 'Tickets' });
  return within(list)
    .getAllByRole('link')
    .map((link) => link.textContent);
}

test('the queue shows the newest first and how many there are', async () => {
  show(
    <QueuePage search={NO_FILTER} onSearch={() => {}} />,
    testClient({ QueuePage: pageOf([ticket(2), ticket(1)]), TicketCount: countOf(2) }),
  );
  expect(await screen.findByText('2 tickets')).toBeInTheDocument();
  expect(titles()).toEqual(['Title 2', 'Title 1']);
});

test('the filter of the address is asked for', async () => {
  const server = testClient({ QueuePage: pageOf([]), TicketCount: countOf(0) });
  show(<QueuePage search={{ status: ['OPEN'], q: 'refund' }} onSearch={() => {}} />, server);
  expect(await screen.findByText('No ticket matches.')).toBeInTheDocument();
  expect(server.asked('QueuePage')[0]).toMatchObject({
    filter: { status: ['OPEN'], search: 'refund' },
    after: null,
  });
});

test('more tickets come page by page', async () => {
  const server = testClient({
    QueuePage: ({ after }) =>
      after === 'c2' ? pageOf([ticket(1)]) : pageOf([ticket(3), ticket(2)], 'c2'),
    TicketCount: countOf(3),
  });
  show(<QueuePage search={NO_FILTER} onSearch={() => {}} />, server);
  const more = await screen.findByRole('button', { name: 'Load more tickets' });
  const counted = server.asked('TicketCount').length;
  await userEvent.click(more);
  await vi.waitFor(() => expect(titles()).toEqual(['Title 3', 'Title 2', 'Title 1']));
  expect(screen.queryByRole('button', { name: /Load/ })).not.toBeInTheDocument();
  expect(server.asked('TicketCount')).toHaveLength(counted);
});

test('a new ticket appears by itself, and is counted', async () => {
  let tickets = [ticket(1)];
  const server = testClient({
    QueuePage: () => pageOf(tickets),
    TicketCount: () => countOf(tickets.length),
  });
  show(<QueuePage search={NO_FILTER} onSearch={() => {}} />, server);
  await screen.findByText('1 ticket');
  tickets = [ticket(2), ticket(1)];
  server.publish('TicketSignal', SIGNAL);
  await screen.findByText('2 tickets', {}, SOON);
  await vi.waitFor(() => expect(titles()).toEqual(['Title 2', 'Title 1']));
});

test('a change made elsewhere shows in its row, however far down it stands', async () => {
  const changed = { nodes: [ticket(9), ticket(1, { status: 'CLOSED', version: 2 })] };
  const server = testClient({
    QueuePage: ({ after, changes }) => ({
      ...(after ? pageOf([ticket(1)]) : pageOf([ticket(2)], 'c2')),
      ...(changes ? { changed } : {}),
    }),
    TicketCount: countOf(2),
  });
  show(<QueuePage search={NO_FILTER} onSearch={() => {}} />, server);
  await userEvent.click(await screen.findByRole('button', { name: 'Load more tickets' }));
  const status = await screen.findByRole('combobox', { name: 'Status of ticket 1' });
  expect(status).toHaveValue('OPEN');
  server.publish('TicketSignal', SIGNAL);
  await vi.waitFor(() => expect(status).toHaveValue('CLOSED'), SOON);
  expect(titles()).toEqual(['Title 2', 'Title 1']);
});

test('a failed subscription is a reason to read again', async () => {
  const server = testClient({ QueuePage: pageOf([ticket(1)]), TicketCount: countOf(1) });
  show(<QueuePage search={NO_FILTER} onSearch={() => {}} />, server);
  await screen.findByText('Title 1');
  server.fail('TicketSignal', 'This subscription fell too far behind.');
  await vi.waitFor(() => expect(server.asked('QueuePage')).toHaveLength(2), SOON);
});

test('a failure is said, and trying again helps', async () => {
  let up = false;
  const server = testClient({
    QueuePage: () => {
      if (!up) throw new Error('connection refused');
      return pageOf([ticket(1)]);
    },
    TicketCount: countOf(1),
  });
  show(<QueuePage search={NO_FILTER} onSearch={() => {}} />, server);
  expect(await screen.findByRole('alert')).toHaveTextContent('The server could not be reached.');
  up = true;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Title 1')).toBeInTheDocument();
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('rows that answer an earlier filter do not stand in for an answer that failed', async () => {
  const server = testClient({
    QueuePage: ({ filter }) => {
      if (filter) throw new Error('connection refused');
      return pageOf([ticket(1)]);
    },
    TicketCount: countOf(1),
  });
  function Page() {
    const [search, setSearch] = useState(NO_FILTER);
    return <QueuePage search={search} onSearch={setSearch} />;
  }
  show(<Page />, server);
  await screen.findByText('Title 1');
  await userEvent.click(screen.getByRole('checkbox', { name: 'Closed' }));
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  expect(screen.queryByText('Title 1')).not.toBeInTheDocument();
});

test('a status is changed in its row', async () => {
  const server = testClient({
    QueuePage: pageOf([ticket(1)]),
    TicketCount: countOf(1),
    UpdateTicket: {
      updateTicket: { ticket: ticket(1, { status: 'CLOSED', version: 2 }), userErrors: [] },
    },
  });
  show(<QueuePage search={NO_FILTER} onSearch={() => {}} />, server);
  const status = await screen.findByRole('combobox', { name: 'Status of ticket 1' });
  await userEvent.selectOptions(status, 'Closed');
  expect(server.asked('UpdateTicket')).toEqual([{ input: { id: '1', status: 'CLOSED' } }]);
  server.publish('TicketSignal', SIGNAL);
  await vi.waitFor(() => expect(server.asked('QueuePage')).toHaveLength(2), SOON);
  // The page that is read afterwards still has the older version here: it must not undo the change.
  expect(status).toHaveValue('CLOSED');
});
