import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { show } from '../testing/render';
import { testClient } from '../testing/test-client';
import { NewTicketPage } from './new-ticket-page';

const LLM = {
  category: 'BILLING',
  priority: 'HIGH',
  confidence: 0.87,
  priorityConfidence: 0.6,
  source: 'LLM',
  model: 'gpt-x',
  reasons: ['Speaks of an invoice.'],
  degraded: null,
};
const LOCAL = { ...LLM, source: 'LOCAL', model: 'words', reasons: [], degraded: 'NOT_CONFIGURED' };
const CLASSIFY = { Classify: { classify: LLM } };
const FILED = { createTicket: { ticket: { id: '12', title: 'Charged twice' }, userErrors: [] } };

const title = () => screen.findByRole('textbox', { name: 'Title' });
const description = () => screen.getByRole('textbox', { name: 'Description' });
const category = () => screen.getByRole('combobox', { name: 'Category' });
const priority = () => screen.getByRole('combobox', { name: 'Priority' });
const submit = () => userEvent.click(screen.getByRole('button', { name: 'File ticket' }));

async function write() {
  await userEvent.type(await title(), 'Charged twice');
  await userEvent.type(description(), 'One invoice, two payments.');
}

const inputs = (server: ReturnType<typeof testClient>) =>
  server.asked('CreateTicket').map(({ input }) => input as Record<string, unknown>);

test('leaving the description brings a suggestion, marked with its source', async () => {
  const server = testClient(CLASSIFY);
  show(<NewTicketPage />, server);
  await write();
  await userEvent.tab();
  const note = await screen.findByText(/Suggested by the language model gpt-x · 87\s?% sure/);
  expect(note).toBeInTheDocument();
  expect(server.asked('Classify').at(-1)).toEqual({
    input: { title: 'Charged twice', description: 'One invoice, two payments.' },
  });
  expect(screen.getByText('Speaks of an invoice.')).toBeInTheDocument();
  expect(category()).toHaveValue('BILLING');
  expect(priority()).toHaveValue('HIGH');
});

test('the built-in model says why it answers', async () => {
  show(<NewTicketPage />, testClient({ Classify: { classify: LOCAL } }));
  await write();
  await userEvent.tab();
  expect(await screen.findByText(/Suggested by the built-in model/)).toBeInTheDocument();
  expect(screen.getByText(/no language model is set up/)).toBeInTheDocument();
});

test('what is chosen by hand stays, and is what is filed', async () => {
  const server = testClient({ ...CLASSIFY, CreateTicket: FILED });
  show(<NewTicketPage />, server);
  await title();
  await userEvent.selectOptions(category(), 'Account');
  await write();
  await userEvent.tab();
  await screen.findByText(/gpt-x/);
  expect(category()).toHaveValue('ACCOUNT');
  expect(category()).toHaveAccessibleDescription('Your choice');
  expect(priority()).toHaveValue('HIGH');
  await submit();
  await screen.findByText('Filed as ticket 12');
  expect(inputs(server)[0]).toMatchObject({ category: 'ACCOUNT', priority: 'HIGH' });
});

test('a ticket can be filed while the suggestion is on its way; then the form is empty', async () => {
  const server = testClient({ Classify: () => new Promise<object>(() => {}), CreateTicket: FILED });
  show(<NewTicketPage />, server);
  await write();
  await userEvent.tab();
  expect(await screen.findByText('Reading what you wrote…')).toBeInTheDocument();
  await submit();
  expect(await screen.findByRole('link', { name: 'Charged twice' })).toHaveAttribute(
    'href',
    '/tickets/12',
  );
  expect(await title()).toHaveValue('');
  expect(inputs(server)[0]).toMatchObject({ category: null, priority: null });
});

test('what the server refuses stands at its field until corrected', async () => {
  const userErrors = [
    { code: 'INVALID', field: 'title', message: 'Give it a title.' },
    { code: 'INVALID', field: null, message: 'Something else.' },
  ];
  show(
    <NewTicketPage />,
    testClient({ CreateTicket: { createTicket: { ticket: null, userErrors } } }),
  );
  await title();
  await submit();
  const field = await title();
  await vi.waitFor(() => expect(field).toBeInvalid());
  expect(field).toHaveAccessibleDescription(expect.stringContaining('Give it a title.'));
  expect(field).toHaveFocus();
  expect(screen.getByRole('alert')).toHaveTextContent('Something else.');
  await userEvent.type(field, 'x');
  expect(field).toBeValid();
});

test('a lost connection loses no text; the retry says the same with the same key', async () => {
  let up = false;
  const server = testClient({
    ...CLASSIFY,
    CreateTicket: () => {
      if (!up) throw new Error('connection refused');
      return FILED;
    },
  });
  show(<NewTicketPage />, server);
  await write();
  await submit();
  expect(await screen.findByRole('alert')).toHaveTextContent('Your text is still here.');
  expect(description()).toHaveValue('One invoice, two payments.');
  await screen.findByText(/gpt-x/);
  up = true;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await screen.findByText('Filed as ticket 12');
  const [first, second] = inputs(server);
  expect(first?.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
  expect(second).toEqual(first);
});

test('a text changed after it arrived unnoticed is filed anew only when asked for', async () => {
  const conflict = { code: 'CONFLICT', field: 'idempotencyKey', message: 'Other input.' };
  const answers: object[] = [
    { createTicket: { ticket: { id: '11', title: 'Charged' }, userErrors: [conflict] } },
    FILED,
  ];
  const server = testClient({ ...CLASSIFY, CreateTicket: () => answers.shift() ?? {} });
  show(<NewTicketPage />, server);
  await write();
  await submit();
  expect(await screen.findByRole('alert')).toHaveTextContent('already filed as ticket 11');
  await userEvent.click(screen.getByRole('button', { name: 'File this one as well' }));
  await screen.findByText('Filed as ticket 12');
  const [first, second] = inputs(server);
  expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
});

test('each draft has a key of its own', async () => {
  const server = testClient({ ...CLASSIFY, CreateTicket: FILED });
  show(<NewTicketPage />, server);
  for (const _ of [1, 2]) {
    await write();
    await submit();
    await screen.findByText('Filed as ticket 12');
    await vi.waitFor(async () => expect(await title()).toHaveValue(''));
  }
  const keys = inputs(server).map(({ idempotencyKey }) => idempotencyKey);
  expect(new Set(keys).size).toBe(2);
});

test('the title is counted in characters', async () => {
  show(<NewTicketPage />);
  await userEvent.type(await title(), 'Größe 👍');
  expect(await title()).toHaveAccessibleDescription('7 of 200 characters');
  await userEvent.click(await title());
  await userEvent.paste('x'.repeat(200));
  expect(await title()).toHaveAccessibleDescription(/7 characters too long/);
});
