import { Notifications, notifications } from '@mantine/notifications';
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test } from 'vitest';
import { useShortcuts } from '../../commands/use-shortcuts';
import { SIGNAL, SOON, suggestion, ticket } from '../../testing/fixtures';
import { show } from '../../testing/render';
import { type Fixture, testClient } from '../../testing/test-client';
import { ReviewPage } from './review-page';

beforeEach(() => notifications.clean());

type Ticket = ReturnType<typeof ticket>;
type Input = { id: string; expectedVersion: number; category: string; priority: string };

function Page() {
  useShortcuts();
  return (
    <>
      <ReviewPage search={{}} />
      <Notifications />
    </>
  );
}

/** The page before so many tickets that need a review. */
function open(count: number, more: Record<string, Fixture> = {}) {
  const tickets = new Map<string, Ticket>();
  for (let id = 1; id <= count; id += 1) {
    tickets.set(String(id), ticket(id, { needsReview: true, suggestion: suggestion() }));
  }
  const server = testClient({
    ReviewList: () => {
      const nodes = [...tickets.values()].filter(({ needsReview }) => needsReview);
      return {
        tickets: {
          totalCount: nodes.length,
          nodes,
          pageInfo: { endCursor: null, hasNextPage: false },
        },
      };
    },
    ReviewTicket: ({ id }) => ({ ticket: tickets.get(id as string) ?? null }),
    Review: ({ input }) => {
      const { id, category, priority } = input as Input;
      const before = tickets.get(id) ?? ticket(0);
      const now = {
        ...before,
        category,
        priority,
        needsReview: false,
        version: before.version + 1,
      };
      tickets.set(id, now);
      return { reviewTicket: { ticket: now, userErrors: [] } };
    },
    ...more,
  });
  show(<Page />, server);
  return { server, tickets };
}

const shown = (id: number) => screen.findByRole('article', { name: `Ticket ${id}` });
const press = (keys: string) => userEvent.keyboard(keys);
const choice = (name: string | RegExp) => screen.getByRole('radio', { name });

test('a ticket is shown whole, with what was suggested, how surely and why', async () => {
  open(7);
  const sheet = await shown(1);
  expect(within(sheet).getByRole('heading', { name: 'Title 1' })).toBeInTheDocument();
  expect(within(sheet).getByText('Description 1')).toBeInTheDocument();
  expect(screen.getByText('7 left')).toBeInTheDocument();
  expect(choice(/^General\s?suggested, 31\s?%, not sure$/)).toBeChecked();
  expect(choice(/^Medium\s?suggested, 44\s?%, not sure$/)).toBeChecked();
  expect(screen.getByText('Says “thing”.')).toBeInTheDocument();
  expect(screen.getByText('Suggested by the built-in model.')).toBeInTheDocument();
});

test('keys choose both and confirm; the next one is there at once, and has the focus', async () => {
  const { server } = open(2);
  await shown(1);
  await press('1q');
  expect(choice('Billing')).toBeChecked();
  expect(choice('Critical')).toBeChecked();
  await press('{Enter}');
  await shown(2);
  expect(screen.getByRole('heading', { name: 'Title 2' })).toHaveFocus();
  expect(screen.getByText('1 left')).toBeInTheDocument();
  expect(server.asked('Review')).toEqual([
    { input: { id: '1', expectedVersion: 1, category: 'BILLING', priority: 'CRITICAL' } },
  ]);
  expect(screen.getByText(/Ticket 1: Billing, Critical\./)).toBeInTheDocument();
});

test('Enter confirms from within a choice, too', async () => {
  const { server } = open(2);
  await shown(1);
  await userEvent.click(choice('Account'));
  await press('{Enter}');
  await shown(2);
  expect(server.asked('Review')).toHaveLength(1);
});

test('Enter held down judges one ticket and no other', async () => {
  const { server } = open(3);
  await shown(1);
  await press('{Enter>5/}');
  await shown(2);
  expect(server.asked('Review')).toHaveLength(1);
});

test('one skips, goes back, and undoes', async () => {
  open(3);
  await shown(1);
  await press('j');
  await shown(2);
  await press('k');
  await shown(1);
  await press('2{Enter}');
  await shown(2);
  await press('u');
  await shown(1);
  expect(choice(/^General/)).toBeChecked();
  expect(screen.getByText('3 left')).toBeInTheDocument();
});

test('nothing to review says what would bring something', async () => {
  open(0);
  expect(await screen.findByText('Nothing waits for a review.')).toBeInTheDocument();
  expect(screen.getByText('0 left')).toBeInTheDocument();
});

test('what is judged elsewhere vanishes, and what one looks at says so', async () => {
  const { server, tickets } = open(3);
  await shown(1);
  for (const id of [1, 2]) tickets.set(String(id), ticket(id, { version: 2 }));
  act(() => server.publish('TicketSignal', SIGNAL));
  expect(
    await screen.findByText('Somebody else has judged this ticket meanwhile.', {}, SOON),
  ).toBeInTheDocument();
  expect(screen.getByText('1 left')).toBeInTheDocument();
  await press('{Enter}');
  await shown(3);
  expect(server.asked('Review')).toEqual([]);
});

test('a refusal is said with a way to try again, and nothing is lost', async () => {
  let up = false;
  const { server } = open(2, {
    Review: ({ input }) => {
      if (!up) throw new Error('connection refused');
      const { id, category } = input as Input;
      const now = ticket(Number(id), { category, version: 2, suggestion: suggestion() });
      return { reviewTicket: { ticket: now, userErrors: [] } };
    },
  });
  await shown(1);
  await press('1{Enter}');
  await shown(2);
  const note = await screen.findByRole('alert');
  expect(note).toHaveTextContent('Ticket 1: Not changed. The server could not be reached.');
  expect(screen.getByText('2 left')).toBeInTheDocument();
  up = true;
  await userEvent.click(within(note).getByRole('button', { name: 'Try again' }));
  await screen.findByText('1 left');
  expect(server.asked('Review').at(-1)).toMatchObject({ input: { id: '1', category: 'BILLING' } });
});

test('a ticket that was changed meanwhile is looked at again before it is judged', async () => {
  const { server } = open(2, {
    Review: () => ({
      reviewTicket: {
        ticket: ticket(1, { version: 2, needsReview: true, suggestion: suggestion() }),
        userErrors: [{ code: 'CONFLICT', message: 'Changed.' }],
      },
    }),
  });
  await shown(1);
  await press('1{Enter}');
  await shown(2);
  const note = await screen.findByRole('alert');
  expect(note).toHaveTextContent('It was changed meanwhile. Your judgement was not stored.');
  await userEvent.click(within(note).getByRole('button', { name: 'Look at it' }));
  await shown(1);
  expect(choice('Billing')).toBeChecked();
  await press('{Enter}');
  await screen.findAllByRole('alert');
  expect(server.asked('Review').at(-1)).toMatchObject({ input: { expectedVersion: 2 } });
});
