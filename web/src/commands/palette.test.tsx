import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import { ticket } from '../testing/fixtures';
import { show } from '../testing/render';
import { type TestClient, testClient } from '../testing/test-client';
import { type Command, useCommands } from './commands';
import { Palette } from './palette';
import { useShortcuts } from './use-shortcuts';

const run = vi.fn<() => void>();
const COMMANDS: Command[] = [
  { label: 'Go to the statistics', group: 'go', keys: ['g s'], run },
  { label: 'Change the status of ticket 7', group: 'ticket', keys: ['s'], run },
  { label: 'Move down', group: 'list', keys: ['j'], keyOnly: true, run },
];

function Page() {
  useShortcuts();
  useCommands(COMMANDS);
  return (
    <>
      <input aria-label="Elsewhere" />
      <Palette />
    </>
  );
}

const finds = (...nodes: object[]): TestClient =>
  testClient({ FoundTickets: { tickets: { nodes } } });
const options = () => screen.getAllByRole('option').map((option) => option.textContent);
const field = () => screen.getByRole('combobox', { name: 'Command palette' });

async function open(server: TestClient = finds()) {
  show(<Page />, server);
  const elsewhere = await screen.findByLabelText('Elsewhere');
  await userEvent.click(elsewhere);
  await userEvent.keyboard('{Control>}k{/Control}');
  await screen.findByRole('combobox', { name: 'Command palette' });
  return elsewhere;
}

test('it opens while one types, with all commands but those that are keys only', async () => {
  await open();
  expect(field()).toHaveFocus();
  expect(screen.getByRole('dialog', { name: 'Command palette' })).toBeInTheDocument();
  expect(options()).toEqual(['Change the status of ticket 7S', 'Go to the statisticsG then S']);
  expect(screen.getByRole('group', { name: 'Ticket' })).toBeInTheDocument();
});

test('arrows choose round about, and the field tells which', async () => {
  await open();
  const chosen = () => {
    const id = field().getAttribute('aria-activedescendant');
    const option = document.getElementById(id ?? '');
    expect(option).toHaveAttribute('aria-selected', 'true');
    return option?.textContent;
  };
  expect(chosen()).toMatch(/^Change the status/);
  await userEvent.keyboard('{ArrowUp}');
  expect(chosen()).toMatch(/^Go to the statistics/);
  await userEvent.keyboard('{ArrowDown}');
  expect(chosen()).toMatch(/^Change the status/);
});

test('Enter does what is chosen, with the focus back where it was', async () => {
  const elsewhere = await open();
  run.mockImplementation(() => expect(elsewhere).toHaveFocus());
  await userEvent.keyboard('sta go{Enter}');
  await waitFor(() => expect(run).toHaveBeenCalledOnce());
  expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
});

test('Escape and its own key close it without a choice', async () => {
  const elsewhere = await open();
  await userEvent.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(elsewhere).toHaveFocus();
  await userEvent.keyboard('{Control>}k{/Control}');
  expect(field()).toHaveValue('');
  await userEvent.keyboard('{Control>}k{/Control}');
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
  expect(elsewhere).toHaveFocus();
  expect(run).not.toHaveBeenCalled();
});

test.each(['42', '#42', ' 0042 '])(
  '%s is a ticket to open, and words to search for',
  async (typed) => {
    await open();
    await userEvent.type(field(), typed);
    expect(options()).toEqual(['Open ticket 42', `Search tickets for “${typed.trim()}”`]);
  },
);

test('words find commands, a search, and tickets', async () => {
  const server = finds(ticket(9, { title: 'Status light is off', status: 'CLOSED' }));
  await open(server);
  await userEvent.type(field(), 'stat');
  await screen.findByText('Status light is off');
  expect(options()).toEqual([
    'Change the status of ticket 7S',
    'Go to the statisticsG then S',
    'Search tickets for “stat”',
    '#9Status light is offClosed',
  ]);
  expect(server.asked('FoundTickets')).toEqual([{ words: 'stat' }]);
});

test('answers to earlier words are dropped', async () => {
  const answers: ((title: string) => void)[] = [];
  const server = testClient({
    FoundTickets: () =>
      new Promise((resolve) => {
        answers.push((title) => resolve({ tickets: { nodes: [ticket(9, { title })] } }));
      }),
  });
  await open(server);
  await userEvent.type(field(), 'early');
  await waitFor(() => expect(answers).toHaveLength(1));
  await userEvent.clear(field());
  await userEvent.type(field(), 'late');
  await waitFor(() => expect(answers).toHaveLength(2));
  answers[1]?.('found late');
  await screen.findByText('found late');
  answers[0]?.('found early');
  await Promise.resolve();
  expect(screen.getByText('found late')).toBeInTheDocument();
  expect(screen.queryByText('found early')).not.toBeInTheDocument();
});

test('a search that fails leaves the rest', async () => {
  const server = testClient({
    FoundTickets: () => {
      throw new Error('down');
    },
  });
  await open(server);
  await userEvent.type(field(), 'print');
  await waitFor(() => expect(server.asked('FoundTickets')).toHaveLength(1));
  expect(options()).toEqual(['Search tickets for “print”']);
});
