import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { SIGNAL, SOON } from '../../testing/fixtures';
import { show } from '../../testing/render';
import { testClient } from '../../testing/test-client';
import { HistoryPanel } from './history-panel';
import { event, historyServer } from './test-history';

let becomes: (version: number | undefined) => void;

function Page({ version }: { version: number | undefined }) {
  const [known, setKnown] = useState(version);
  becomes = setKnown;
  return <HistoryPanel id="3" version={known} />;
}

/** A ticket that has come to that version, and a server that can be out of reach. */
function desk(version: number) {
  const history = historyServer('3', version);
  const state = { isDown: false };
  const server = testClient({
    TicketHistory: (variables) => {
      if (state.isDown) throw new Error('down');
      return history.answer(variables);
    },
  });
  return { ...history, server, state };
}

const entries = () => screen.queryAllByRole('listitem');
const numbers = () =>
  entries().map((entry) =>
    within(entry)
      .getByText(/^Version /)
      .textContent?.slice(8),
  );
const upTo = (last: number, from = 1) =>
  Array.from({ length: last - from + 1 }, (_, index) => String(from + index));
const shows = (expected: string[]) => waitFor(() => expect(numbers()).toEqual(expected), SOON);

test('what happened is a list, the oldest first, read in one go', async () => {
  const { server } = desk(3);
  show(<Page version={3} />, server);
  await shows(['1', '2', '3']);
  const second = within(entries()[1] as HTMLElement);
  expect(second.getByText('High')).toBeInTheDocument();
  expect(entries()[1]?.querySelector('time')).toHaveAttribute('datetime', event(2).createdAt);
  expect(screen.queryByText('Loading the history…')).not.toBeInTheDocument();
  expect(server.asked('TicketHistory')).toEqual([{ id: '3', last: 50 }]);
});

test('until it is there, so are its lines', async () => {
  const never = new Promise<object>(() => {});
  show(<Page version={4} />, testClient({ TicketHistory: () => never }));
  const loading = (await screen.findByText('Loading the history…')).parentElement;
  expect(loading).toHaveAttribute('aria-busy', 'true');
  expect(loading?.querySelectorAll('[aria-hidden]')).toHaveLength(4);
});

test('it is read beside the ticket, and not again when that has come', async () => {
  const { server } = desk(3);
  show(<Page version={undefined} />, server);
  await shows(['1', '2', '3']);
  act(() => becomes(3));
  await shows(['1', '2', '3']);
  expect(server.asked('TicketHistory')).toHaveLength(1);
});

test('what happens meanwhile comes to the end, once, and moves no focus', async () => {
  const { server, add } = desk(2);
  show(<Page version={2} />, server);
  await shows(['1', '2']);
  entries()[0]?.focus();
  add(event(3), event(4));
  act(() => becomes(3));
  await shows(['1', '2', '3', '4']);
  // The ticket is told to have a version that is here already.
  act(() => becomes(4));
  await shows(['1', '2', '3', '4']);
  expect(server.asked('TicketHistory')).toEqual([
    { id: '3', last: 50 },
    { id: '3', first: 50, after: '2' },
  ]);
  expect(entries()[0]).toHaveFocus();
  expect(screen.queryByRole('status')).not.toBeInTheDocument();
});

test('what happens while an answer is on its way is read after it', async () => {
  const { answer, add } = historyServer('3', 1);
  const waiting: (() => void)[] = [];
  const server = testClient({
    TicketHistory: (variables) =>
      new Promise<object>((resolve) => waiting.push(() => resolve(answer(variables)))),
  });
  show(<Page version={1} />, server);
  await waitFor(() => expect(waiting).toHaveLength(1));
  act(() => becomes(2));
  act(() => becomes(3));
  expect(waiting).toHaveLength(1);
  await act(async () => waiting[0]?.());
  add(event(2), event(3));
  await waitFor(() => expect(waiting).toHaveLength(2));
  await act(async () => waiting[1]?.());
  await shows(['1', '2', '3']);
  expect(waiting).toHaveLength(2);
});

test('many that were missed are all read', async () => {
  const { server, add } = desk(1);
  show(<Page version={1} />, server);
  await shows(['1']);
  add(...Array.from({ length: 119 }, (_, index) => event(index + 2)));
  act(() => becomes(120));
  await shows(upTo(120));
});

test('a long history begins near its end, and is read back to its beginning', async () => {
  const { server, add } = desk(120);
  show(<Page version={120} />, server);
  await shows(upTo(120, 71));
  await userEvent.click(screen.getByRole('button', { name: 'Show 50 of 70 earlier changes' }));
  await shows(upTo(120, 21));
  const more = screen.getByRole('button', { name: 'Show 20 earlier changes' });
  expect(more).toHaveFocus();
  add(event(121));
  act(() => becomes(121));
  await shows(upTo(121, 21));
  await userEvent.click(more);
  await shows(upTo(121));
  expect(screen.queryByRole('button', { name: /earlier/ })).not.toBeInTheDocument();
  expect(entries()[0]).toHaveFocus();
});

test('a history that cannot be read says so, and is read when asked to', async () => {
  const { server, state } = desk(2);
  state.isDown = true;
  show(<Page version={2} />, server);
  expect(await screen.findByRole('alert')).toHaveTextContent('The server could not be reached.');
  expect(screen.queryByText('Loading the history…')).not.toBeInTheDocument();
  state.isDown = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await shows(['1', '2']);
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  expect(entries()[0]).toHaveFocus();
});

test('what could not be read on or back is read later, and the rest stays', async () => {
  const { server, state, add } = desk(60);
  show(<Page version={60} />, server);
  await shows(upTo(60, 11));
  state.isDown = true;
  await userEvent.click(screen.getByRole('button', { name: 'Show 10 earlier changes' }));
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  await shows(upTo(60, 11));
  state.isDown = false;
  await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
  await shows(upTo(60));

  state.isDown = true;
  add(event(61));
  act(() => becomes(61));
  expect(await screen.findByRole('alert')).toBeInTheDocument();
  state.isDown = false;
  // Without a hand on it, when there is news of anything.
  act(() => server.publish('TicketSignal', SIGNAL));
  await shows(upTo(61));
  expect(screen.queryByRole('alert')).not.toBeInTheDocument();
});

test('where old events are deleted, it says that the beginning is missing', async () => {
  const { server } = desk(0);
  show(<Page version={5} />, server);
  expect(await screen.findByText('What happened earlier is no longer kept.')).toBeInTheDocument();
});

test('what changed in a description is shown when asked for', async () => {
  const { server, add } = desk(1);
  const changes = [{ field: 'DESCRIPTION' as const, from: 'It burns.', to: 'It burned.' }];
  add(event(2, { changes }));
  show(<Page version={2} />, server);
  const button = await screen.findByRole('button', { name: 'Show changes of version 2' });
  expect(button).toHaveAttribute('aria-expanded', 'false');
  await userEvent.click(button);
  expect((await screen.findByText('burned')).tagName).toBe('INS');
  expect(screen.getByText('burns').tagName).toBe('DEL');
  expect(button).toHaveAttribute('aria-expanded', 'true');
  await userEvent.click(button);
  expect(screen.queryByText('burned')).not.toBeInTheDocument();
});
