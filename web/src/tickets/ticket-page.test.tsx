import { act, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { SIGNAL, SOON, ticket } from '../testing/fixtures';
import { show } from '../testing/render';
import { testClient } from '../testing/test-client';
import { TicketPage } from './ticket-page';

test('a ticket is shown in full', async () => {
  const resolved = ticket(3, { status: 'RESOLVED', resolvedAt: '2026-02-01T12:00:00Z' });
  show(<TicketPage id="3" />, testClient({ TicketPage: { ticket: resolved } }));
  expect(await screen.findByRole('heading', { name: 'Title 3' })).toBeInTheDocument();
  expect(screen.getByText('Description 3')).toBeInTheDocument();
  expect(screen.getByRole('combobox', { name: 'Status of ticket 3' })).toHaveValue('RESOLVED');
  expect(screen.getByText(/resolved/)).toBeInTheDocument();
});

test('a ticket that does not exist is said to', async () => {
  show(<TicketPage id="99" />, testClient({ TicketPage: { ticket: null } }));
  expect(await screen.findByRole('heading')).toHaveTextContent('There is no ticket 99');
});

test('what the server refuses stands under the fields', async () => {
  const server = testClient({
    TicketPage: { ticket: ticket(3) },
    UpdateTicket: { updateTicket: { ticket: null, userErrors: [{ message: 'Not allowed.' }] } },
  });
  show(<TicketPage id="3" />, server);
  const category = await screen.findByRole('combobox', { name: 'Category of ticket 3' });
  await userEvent.selectOptions(category, 'Billing');
  expect(await screen.findByRole('alert')).toHaveTextContent('Not allowed.');
  expect(category).toHaveValue('GENERAL');
});

test('the answer to a change is shown at once, and not undone by what was read before it', async () => {
  const changed = ticket(3, { status: 'RESOLVED', resolvedAt: '2026-02-01T12:00:00Z', version: 2 });
  const server = testClient({
    TicketPage: { ticket: ticket(3) },
    UpdateTicket: { updateTicket: { ticket: changed, userErrors: [] } },
  });
  show(<TicketPage id="3" />, server);
  const status = await screen.findByRole('combobox', { name: 'Status of ticket 3' });
  await userEvent.selectOptions(status, 'Resolved');
  expect(await screen.findByText(/resolved/)).toBeInTheDocument();
  expect(status).toHaveValue('RESOLVED');
});

test('a change made elsewhere shows by itself', async () => {
  let stored = ticket(3);
  const server = testClient({ TicketPage: () => ({ ticket: stored }) });
  show(<TicketPage id="3" />, server);
  const status = await screen.findByRole('combobox', { name: 'Status of ticket 3' });
  stored = ticket(3, { status: 'CLOSED', version: 2 });
  act(() => server.publish('TicketSignal', SIGNAL));
  await vi.waitFor(() => expect(status).toHaveValue('CLOSED'), SOON);
});
