import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { useShortcuts } from '../../commands/use-shortcuts';
import { show } from '../../testing/render';
import { type Fixture, type TestClient, testClient } from '../../testing/test-client';
import { createDesk, type Desk } from './desk';
import { NewTicketPage } from './new-ticket-page';
import { testBrowser, testDesk } from './test-desk';

const LLM = {
  token: 'shown-1',
  category: 'BILLING',
  priority: 'HIGH',
  confidence: 0.87,
  priorityConfidence: 0.6,
  source: 'LLM',
  model: 'gpt-x',
  reasons: ['Speaks of an invoice.'],
  degraded: null,
};
const CLASSIFY = { Classify: { classify: LLM } };
const FILED = { createTicket: { ticket: { id: '12', title: 'Charged twice' }, userErrors: [] } };

function Page({ desk }: { desk: Desk }) {
  useShortcuts();
  return <NewTicketPage desk={desk} />;
}

function open(fixtures: Record<string, Fixture> = CLASSIFY, desk = testDesk()) {
  const server = testClient(fixtures);
  const view = show(<Page desk={desk} />, server);
  return { server, desk, view };
}

const title = () => screen.findByRole('textbox', { name: 'Title' });
const description = () => screen.getByRole('textbox', { name: 'Description' });
const category = () => screen.getByRole('combobox', { name: 'Category' });
const priority = () => screen.getByRole('combobox', { name: 'Priority' });
const note = () => screen.getByRole('status', { name: 'Suggestion' });
const press = (name: string | RegExp) => userEvent.click(screen.getByRole('button', { name }));
const submit = () => press('File ticket');
const TAKE = '{Control>}{Shift>}[Digit1]{/Shift}{/Control}';
const REFUSE = '{Control>}{Shift>}[Digit2]{/Shift}{/Control}';

/** Adds words at the end. All at once: nothing here depends on single letters. */
async function add(field: HTMLElement, words: string) {
  await userEvent.click(field);
  await userEvent.paste(words);
}

async function write() {
  await add(await title(), 'Charged twice');
  await add(description(), 'One invoice, two payments.');
}

async function suggested() {
  await write();
  await userEvent.tab();
  await screen.findByRole('button', { name: 'Take Billing' });
}

const inputs = (server: TestClient) =>
  server.asked('CreateTicket').map(({ input }) => input as Record<string, unknown>);

const down = () => {
  throw new Error('connection refused');
};

test('the page waits with the focus in the title and room for the suggestion', async () => {
  open();
  expect(await title()).toHaveFocus();
  expect(note()).toHaveTextContent('Suggested as soon as you pause in the description.');
  expect(category()).toHaveDisplayValue('As suggested');
  expect(category()).toHaveAccessibleDescription(/Without a suggestion the server decides\./);
  expect(screen.queryByRole('button', { name: /^Take/ })).not.toBeInTheDocument();
  expect(screen.getByText('One matter for each ticket.')).toBeInTheDocument();
});

test('Enter in the title leads on to the description and files nothing', async () => {
  const { server } = open();
  await userEvent.type(await title(), 'Charged twice{Enter}');
  expect(description()).toHaveFocus();
  expect(inputs(server)).toEqual([]);
});

test('leaving the description brings a suggestion with source, certainty and reasons', async () => {
  const { server } = open();
  await suggested();
  expect(note()).toHaveTextContent('Suggested by the language model gpt-x.');
  expect(server.asked('Classify').at(-1)).toEqual({
    input: { title: 'Charged twice', description: 'One invoice, two payments.' },
  });
  expect(screen.getByText('Speaks of an invoice.')).toBeInTheDocument();
  const group = screen.getByRole('group', { name: 'Suggestion for Category' });
  expect(within(group).getByText(/^87\s?%, sure$/)).toBeInTheDocument();
  const other = screen.getByRole('group', { name: 'Suggestion for Priority' });
  expect(within(other).getByText(/^60\s?%, fairly sure$/)).toBeInTheDocument();
  expect(category()).toHaveDisplayValue('As suggested: Billing');
  expect(priority()).toHaveDisplayValue('As suggested: High');
});

test('what is less sure than half is called not sure, also when it would round up to it', async () => {
  open({ Classify: { classify: { ...LLM, confidence: 0.499, priorityConfidence: 0.5 } } });
  await suggested();
  expect(screen.getByText(/^49\s?%, not sure$/)).toBeInTheDocument();
  expect(screen.getByText(/^50\s?%, fairly sure$/)).toBeInTheDocument();
});

test.each([
  ['NOT_CONFIGURED', 'No language model is set up on this server.'],
  ['TIMEOUT', 'The language model took too long.'],
  ['RATE_LIMITED', 'The language model is asked too often at the moment.'],
  ['BAD_ANSWER', 'The language model gave no usable answer.'],
  ['PROVIDER_ERROR', 'The language model could not be reached.'],
  ['CIRCUIT_OPEN', 'The language model failed too often and is left alone for a while.'],
])('the built-in model says why it answers: %s', async (degraded, why) => {
  open({
    Classify: { classify: { ...LLM, source: 'LOCAL', model: 'words', reasons: [], degraded } },
  });
  await suggested();
  expect(note()).toHaveTextContent(`Suggested by the built-in model.${why}`);
  expect(screen.getByText('No reasons were given.')).toBeInTheDocument();
});

test('no suggestion is said, blocks nothing, and can be asked for again', async () => {
  let up = false;
  open({ Classify: () => (up ? CLASSIFY.Classify : down()) });
  await write();
  await userEvent.tab();
  await vi.waitFor(() => expect(note()).toHaveTextContent('No suggestion at the moment.'));
  up = true;
  await press('Ask again');
  expect(await screen.findByRole('button', { name: 'Take Billing' })).toBeInTheDocument();
});

test('a suggestion is marked as outdated while the text goes on, and stays', async () => {
  const answers: ((answer: object) => void)[] = [];
  open({ Classify: () => new Promise<object>((resolve) => answers.push(resolve)) });
  await write();
  await userEvent.tab();
  expect(note()).toHaveTextContent('Reading what you wrote…');
  answers[0]?.(CLASSIFY.Classify);
  await screen.findByRole('button', { name: 'Take Billing' });
  await add(description(), ' And more.');
  expect(note()).toHaveTextContent('the suggestion is being renewed…');
  expect(category()).toHaveDisplayValue('As suggested: Billing');
  await userEvent.tab();
  answers[1]?.({ classify: { ...LLM, category: 'ACCOUNT' } });
  await screen.findByRole('button', { name: 'Take Account' });
  expect(note()).toHaveTextContent('Suggested by the language model');
});

test('a suggestion that cannot be renewed says what it is about', async () => {
  let up = true;
  open({ Classify: () => (up ? CLASSIFY.Classify : down()) });
  await suggested();
  up = false;
  await add(description(), ' And more.');
  await userEvent.tab();
  await vi.waitFor(() => expect(note()).toHaveTextContent('about an earlier version of your text'));
});

test('what is suggested is filed unless the person says otherwise', async () => {
  const { server } = open({ ...CLASSIFY, CreateTicket: FILED });
  await suggested();
  await submit();
  await screen.findByText('Filed as ticket 12');
  expect(inputs(server)[0]).toMatchObject({ category: 'BILLING', priority: 'HIGH' });
});

test('taken by key it is the person’s choice, whatever is suggested later', async () => {
  let answer: object = LLM;
  const { server } = open({ Classify: () => ({ classify: answer }), CreateTicket: FILED });
  await suggested();
  description().focus();
  await userEvent.keyboard(TAKE);
  expect(description()).toHaveValue('One invoice, two payments.');
  expect(category()).toHaveValue('BILLING');
  expect(category()).toHaveAccessibleDescription(/your choice/);
  expect(screen.getByText('Taken: Billing, High.')).toBeInTheDocument();
  answer = { ...LLM, category: 'ACCOUNT', priority: 'LOW' };
  await add(description(), ' More.');
  await userEvent.tab();
  await screen.findByRole('button', { name: 'Take Account' });
  expect(category()).toHaveValue('BILLING');
  await submit();
  await screen.findByText('Filed as ticket 12');
  expect(inputs(server)[0]).toMatchObject({ category: 'BILLING', priority: 'HIGH' });
});

test('refused by key nothing of it is filed: the server decides', async () => {
  const { server } = open({ ...CLASSIFY, CreateTicket: FILED });
  await suggested();
  await userEvent.keyboard(REFUSE);
  expect(category()).toHaveDisplayValue('The server decides');
  expect(priority()).toHaveDisplayValue('The server decides');
  expect(screen.getByText('Refused. The server decides when you file.')).toBeInTheDocument();
  await submit();
  await screen.findByText('Filed as ticket 12');
  // Named, it would decide what is left out.
  expect(inputs(server)[0]).toMatchObject({
    category: null,
    priority: null,
    suggestionToken: null,
  });
});

test('Alt and Enter take it while one types, also in the title', async () => {
  const { server } = open({ ...CLASSIFY, CreateTicket: FILED });
  await suggested();
  await userEvent.click(await title());
  await userEvent.keyboard('{Alt>}{Enter}{/Alt}');
  expect(await title()).toHaveFocus();
  expect(category()).toHaveValue('BILLING');
  expect(priority()).toHaveValue('HIGH');
  expect(screen.getByText('Taken: Billing, High.')).toBeInTheDocument();
  expect(inputs(server)).toEqual([]);
});

test('what was shown is named, whatever was chosen against it', async () => {
  const { server } = open({ ...CLASSIFY, CreateTicket: FILED });
  await suggested();
  await userEvent.selectOptions(category(), 'Account');
  expect(category()).toHaveAccessibleDescription(/Stays, and triage learns from it\./);
  await submit();
  await screen.findByText('Filed as ticket 12');
  expect(inputs(server)[0]).toMatchObject({
    category: 'ACCOUNT',
    priority: 'HIGH',
    suggestionToken: 'shown-1',
  });
});

test('a suggestion that the server has forgotten holds no ticket up', async () => {
  const userErrors = [{ code: 'INVALID', field: 'suggestionToken', message: 'Unknown.' }];
  const { server } = open({
    ...CLASSIFY,
    CreateTicket: ({ input }) =>
      (input as { suggestionToken: string | null }).suggestionToken
        ? { createTicket: { ticket: null, userErrors } }
        : FILED,
  });
  await suggested();
  await submit();
  await screen.findByText('Filed as ticket 12');
  const [first, second] = inputs(server);
  expect(second).toEqual({ ...first, suggestionToken: null });
});

test('each part is taken, refused and given back by its own buttons', async () => {
  open();
  await suggested();
  await press('Take Billing');
  await press('Refuse High');
  expect(category()).toHaveValue('BILLING');
  expect(screen.getByRole('button', { name: 'Take Billing' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  expect(priority()).toHaveDisplayValue('The server decides');
  await press('Refuse High');
  expect(priority()).toHaveDisplayValue('As suggested: High');
});

test('refusing says who decides then', async () => {
  const degraded = 'NOT_CONFIGURED';
  open({ Classify: { classify: { ...LLM, source: 'LOCAL', degraded } } });
  await suggested();
  await userEvent.keyboard(REFUSE);
  expect(category()).toHaveAccessibleDescription(/The server’s model decides .* likely the same/);
});

test('what is chosen by hand stays, also when the suggestion is taken', async () => {
  const { server } = open({ ...CLASSIFY, CreateTicket: FILED });
  await title();
  await userEvent.selectOptions(category(), 'Account');
  await suggested();
  expect(category()).toHaveValue('ACCOUNT');
  await userEvent.keyboard(TAKE);
  expect(category()).toHaveValue('ACCOUNT');
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('Filed as ticket 12');
  expect(inputs(server)[0]).toMatchObject({ category: 'ACCOUNT', priority: 'HIGH' });
});

test('without a suggestion the keys say that there is none', async () => {
  open();
  await title();
  await userEvent.keyboard(TAKE);
  expect(screen.getByText('There is no suggestion yet.')).toBeInTheDocument();
});

test('filed while the suggestion is on its way: the form is empty, the way to the ticket is there', async () => {
  const { server } = open({
    Classify: () => new Promise<object>(() => {}),
    CreateTicket: FILED,
  });
  await write();
  await userEvent.tab();
  await submit();
  const link = await screen.findByRole('link', { name: 'Charged twice' });
  expect(link).toHaveAttribute('href', '/tickets/12');
  expect(screen.getByRole('button', { name: 'Copy link to ticket 12' })).toBeInTheDocument();
  expect(await title()).toHaveValue('');
  expect(await title()).toHaveFocus();
  expect(inputs(server)[0]).toMatchObject({
    category: null,
    priority: null,
    suggestionToken: null,
  });
});

test('the last three of a sitting are listed; each draft has a key of its own', async () => {
  let id = 0;
  const { server } = open({
    ...CLASSIFY,
    CreateTicket: () => {
      id += 1;
      return { createTicket: { ticket: { id: `${id}`, title: `No ${id}` }, userErrors: [] } };
    },
  });
  for (const each of ['1', '2', '3', '4']) {
    await write();
    await submit();
    await screen.findByText(`Filed as ticket ${each}`);
  }
  const links = screen.getAllByRole('link').map(({ textContent }) => textContent);
  expect(links).toEqual(['No 4', 'No 3', 'No 2']);
  expect(new Set(inputs(server).map(({ idempotencyKey }) => idempotencyKey)).size).toBe(4);
});

test('what the server refuses stands at its field until corrected', async () => {
  const userErrors = [
    { code: 'INVALID', field: 'title', message: 'Give it a title.' },
    { code: 'INVALID', field: 'description', message: 'Describe it.' },
    { code: 'INVALID', field: null, message: 'Something else.' },
  ];
  open({ ...CLASSIFY, CreateTicket: { createTicket: { ticket: null, userErrors } } });
  await title();
  await submit();
  const field = await title();
  await vi.waitFor(() => expect(field).toBeInvalid());
  expect(field).toHaveAccessibleDescription(expect.stringContaining('Give it a title.'));
  expect(field).toHaveFocus();
  expect(screen.getByRole('alert')).toHaveTextContent('Something else.');
  await userEvent.keyboard('xy');
  expect(field).toBeValid();
  expect(field).toHaveValue('xy');
  expect(description()).toBeInvalid();
});

test('a lost connection loses no text; the retry says the same with the same key', async () => {
  let up = false;
  const { server } = open({ ...CLASSIFY, CreateTicket: () => (up ? FILED : down()) });
  await write();
  await submit();
  expect(await screen.findByRole('alert')).toHaveTextContent(
    'The server could not be reached. Your text is still here.',
  );
  expect(description()).toHaveValue('One invoice, two payments.');
  await screen.findByRole('button', { name: 'Take Billing' });
  await press('Try again');
  expect(await screen.findByRole('button', { name: 'Try again' })).toHaveFocus();
  await vi.waitFor(() => expect(screen.getByRole('alert')).toHaveTextContent('still here'));
  up = true;
  await press('Try again');
  await screen.findByText('Filed as ticket 12');
  const [first, second, third] = inputs(server);
  expect(first?.idempotencyKey).toMatch(/^[0-9a-f]{32}$/);
  expect(second).toEqual(first);
  expect(third).toEqual(first);
});

test('after a reload a try without answer is told of, and repeated with the same words', async () => {
  const browser = testBrowser();
  const before = open(
    { ...CLASSIFY, CreateTicket: () => new Promise(() => {}) },
    createDesk(browser),
  );
  await write();
  await submit();
  before.view.unmount();
  const after = open({ ...CLASSIFY, CreateTicket: FILED }, createDesk(browser));
  expect(await screen.findByRole('alert')).toHaveTextContent('Trying again files it once');
  await screen.findByRole('button', { name: 'Take Billing' }, { timeout: 3000 });
  await press('Try again');
  await screen.findByText('Filed as ticket 12');
  expect(inputs(after.server)).toEqual(inputs(before.server));
});

test('a text changed after it arrived unnoticed is filed anew only when asked for', async () => {
  const conflict = { code: 'CONFLICT', field: 'idempotencyKey', message: 'Other input.' };
  const answers: object[] = [
    { createTicket: { ticket: { id: '11', title: 'Charged' }, userErrors: [conflict] } },
    FILED,
  ];
  const { server } = open({ ...CLASSIFY, CreateTicket: () => answers.shift() ?? {} });
  await write();
  await submit();
  expect(await screen.findByRole('alert')).toHaveTextContent('already filed as ticket 11');
  expect(screen.getByRole('link', { name: 'Open ticket 11' })).toHaveAttribute(
    'href',
    '/tickets/11',
  );
  await press('File this one as well');
  await screen.findByText('Filed as ticket 12');
  const [first, second] = inputs(server);
  expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
});

test('the answer is not lost when one goes to another page before it comes', async () => {
  let answer = (_: object) => {};
  const waiting = new Promise<object>((resolve) => {
    answer = resolve;
  });
  const { desk, view } = open({ ...CLASSIFY, CreateTicket: () => waiting });
  await write();
  await submit();
  view.unmount();
  answer(FILED);
  await vi.waitFor(() => expect(desk.filed.cell.get()).toHaveLength(1));
  open(CLASSIFY, desk);
  expect(await screen.findByText('Filed as ticket 12')).toBeInTheDocument();
  expect(await title()).toHaveValue('');
});

test('a draft is back after a reload, can be thrown away, and that undone', async () => {
  const browser = testBrowser();
  const { view } = open(CLASSIFY, createDesk(browser));
  await write();
  expect(await screen.findByText('Draft kept in this browser')).toBeInTheDocument();
  view.unmount();
  open(CLASSIFY, createDesk(browser));
  expect(await screen.findByText('Your draft is back.')).toBeInTheDocument();
  expect(description()).toHaveValue('One invoice, two payments.');
  await press('Discard');
  expect(await title()).toHaveValue('');
  expect(screen.getByText('Draft discarded.')).toBeInTheDocument();
  await press('Undo');
  expect(await title()).toHaveValue('Charged twice');
  expect(await title()).toHaveFocus();
});

test('where storage is forbidden everything works, and nothing is said to last', async () => {
  const { keep } = testBrowser();
  const forbidden = { ...keep, outlives: () => false };
  open({ ...CLASSIFY, CreateTicket: FILED }, testDesk({ keep: forbidden }));
  await write();
  await submit();
  await screen.findByText('Filed as ticket 12');
  expect(screen.queryByText('Draft kept in this browser')).not.toBeInTheDocument();
});

test('the title is counted in characters', async () => {
  open();
  await add(await title(), 'Größe 👍');
  expect(await title()).toHaveAccessibleDescription(/^7 of 200 characters\b/);
  await userEvent.click(await title());
  await userEvent.paste('x'.repeat(200));
  expect(await title()).toHaveAccessibleDescription(/7 characters too long/);
  expect(screen.getByRole('button', { name: 'File ticket' })).toBeEnabled();
});

test('the description is counted when its end comes near', async () => {
  open();
  await title();
  await userEvent.click(description());
  await userEvent.paste('x'.repeat(17_999));
  expect(screen.queryByText(/of 20,000 characters/)).not.toBeInTheDocument();
  await userEvent.paste('👍');
  expect(description()).toHaveAccessibleDescription(/^18,000 of 20,000 characters\b/);
  await userEvent.paste('x'.repeat(2_001));
  expect(description()).toHaveAccessibleDescription(/1 character too long/);
});
