import { expect, test, vi } from 'vitest';
import type { Judged } from './review-server';
import { createReviewStore, type ReviewNews } from './review-store';
import { testReviewServer } from './test-review-server';

async function begin(count: number) {
  const server = testReviewServer(count);
  const news: ReviewNews[] = [];
  const store = createReviewStore(server, (told) => news.push(told));
  await store.refresh();
  await settle();
  return { server, store, news, at: () => store.state().at, left: () => store.state().left };
}

/** Lets all answers come in. */
async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

test('it begins with the oldest, and says how many there are', async () => {
  const { store, left } = await begin(7);
  expect(store.state().ticket?.id).toBe('1');
  expect(store.state().verdict).toEqual({ category: 'GENERAL', priority: 'MEDIUM' });
  expect(left()).toBe(7);
});

test('a verdict is stored with the version that was seen, and the next ticket is there at once', async () => {
  const { store, server, at, left } = await begin(3);
  store.choose({ category: 'BILLING' });
  store.choose({ priority: 'HIGH' });
  store.confirm();
  // No answer has come yet.
  expect(at()).toBe('2');
  expect(store.state().ticket?.title).toBe('Title 2');
  expect(left()).toBe(2);
  await settle();
  expect(server.judged).toEqual([
    { id: '1', version: 1, verdict: { category: 'BILLING', priority: 'HIGH' } },
  ]);
  await store.refresh();
  expect(left()).toBe(2);
});

test('a list that was read before the verdict does not bring the ticket back', async () => {
  const { store, server, at, left } = await begin(2);
  const early = await server.list(100);
  store.confirm();
  await settle();
  vi.spyOn(server, 'list').mockResolvedValueOnce(early);
  await store.refresh();
  expect(at()).toBe('2');
  expect(left()).toBe(1);
});

test('one skips, goes round, and goes back', async () => {
  const { store, at, news } = await begin(3);
  store.skip();
  store.skip();
  expect(at()).toBe('3');
  store.skip();
  expect(at()).toBe('1');
  expect(news).toEqual([{ kind: 'round' }]);
  store.back();
  expect(at()).toBe('1');
  store.skip();
  store.back();
  expect(at()).toBe('1');
});

test('what was chosen and skipped is still chosen on the way back', async () => {
  const { store } = await begin(2);
  store.choose({ category: 'ACCOUNT' });
  store.skip();
  expect(store.state().verdict?.category).toBe('GENERAL');
  store.back();
  expect(store.state().verdict?.category).toBe('ACCOUNT');
});

test('after the last one there is nothing; a new one comes by itself', async () => {
  const { store, server, at, left } = await begin(1);
  store.confirm();
  expect(at()).toBeNull();
  expect(left()).toBe(0);
  await settle();
  server.file(9);
  await store.refresh();
  expect(at()).toBe('9');
});

test('others judge: what waits gets less, and the shown one stays with a word about it', async () => {
  const { store, server, at, left } = await begin(4);
  store.skip();
  await settle();
  server.judgeElsewhere('2');
  server.judgeElsewhere('3');
  await store.refresh();
  expect(at()).toBe('2');
  expect(store.state().isJudged).toBe(true);
  expect(left()).toBe(2);
  // Enter confirms nothing that is judged; it goes on.
  store.confirm();
  await settle();
  expect(server.judged).toEqual([]);
  expect(at()).toBe('4');
  expect(store.state().isJudged).toBe(false);
});

test('a new ticket comes at the end', async () => {
  const { store, server, at, left } = await begin(1);
  server.file(2);
  await store.refresh();
  expect(left()).toBe(2);
  store.skip();
  expect(at()).toBe('2');
});

test('undone, the ticket is what it was, and is judged again', async () => {
  const { store, server, at, left, news } = await begin(3);
  store.choose({ category: 'BILLING' });
  store.confirm();
  await settle();
  await store.undo();
  expect(at()).toBe('1');
  expect(left()).toBe(3);
  expect(store.state().verdict).toEqual({ category: 'GENERAL', priority: 'MEDIUM' });
  expect(news.at(-1)?.kind).toBe('undone');
  store.choose({ category: 'TECHNICAL' });
  store.confirm();
  await settle();
  expect(server.judged.map(({ version, verdict }) => [version, verdict.category])).toEqual([
    [1, 'BILLING'],
    [2, 'GENERAL'],
    [3, 'TECHNICAL'],
  ]);
  expect(at()).toBe('2');
  expect(left()).toBe(2);
});

test('undone before the answer is here, all the same in order', async () => {
  const { store, server, at } = await begin(2);
  store.choose({ category: 'BILLING' });
  store.confirm();
  await store.undo();
  expect(at()).toBe('1');
  expect(server.tickets.get('1')?.category).toBe('GENERAL');
  store.confirm();
  await settle();
  expect(server.judged.map(({ version }) => version)).toEqual([1, 2, 3]);
});

test('undoing what only confirmed stores nothing: nobody has said anything', async () => {
  const { store, server, at } = await begin(2);
  store.confirm();
  await settle();
  await store.undo();
  expect(at()).toBe('1');
  expect(server.judged).toHaveLength(1);
});

test('the last verdict of all can be undone, too', async () => {
  const { store, at, left } = await begin(1);
  store.confirm();
  await settle();
  await store.refresh();
  expect(store.state().canUndo).toBe(true);
  await store.undo();
  expect(at()).toBe('1');
  expect(left()).toBe(1);
});

const failed = (): Judged => ({ kind: 'failed', problem: 'Out of reach.' });

test('a failure brings the ticket back with what was chosen, and trying again stores it', async () => {
  const { store, server, at, left, news } = await begin(2);
  server.answers.push(failed);
  store.choose({ category: 'BILLING' });
  store.confirm();
  await settle();
  expect(left()).toBe(2);
  expect(store.state().canUndo).toBe(false);
  const told = news.at(-1);
  if (told?.kind !== 'failed') throw new Error('nothing was told');
  expect(told.problem).toBe('Out of reach.');
  store.back();
  expect(store.state().verdict?.category).toBe('BILLING');
  told.again();
  await settle();
  expect(at()).toBe('2');
  expect(server.tickets.get('1')?.category).toBe('BILLING');
  expect(left()).toBe(1);
});

test('a failure of the last one leaves no empty page', async () => {
  const { store, server, at } = await begin(1);
  server.answers.push(failed);
  store.confirm();
  expect(at()).toBeNull();
  await settle();
  expect(at()).toBe('1');
});

test('undoing what turned out not to be stored stores nothing', async () => {
  const { store, server, at } = await begin(2);
  server.answers.push(failed);
  store.choose({ category: 'BILLING' });
  store.confirm();
  await store.undo();
  expect(at()).toBe('1');
  expect(server.judged).toHaveLength(1);
});

test('a conflict stores nothing; looked at, the ticket is there as it is now with what was chosen', async () => {
  const { store, server, at, left, news } = await begin(2);
  server.judgeElsewhere('1', { priority: 'CRITICAL' });
  store.choose({ category: 'BILLING' });
  store.confirm();
  await settle();
  expect(server.tickets.get('1')?.category).toBe('GENERAL');
  const told = news.at(-1);
  if (told?.kind !== 'conflict') throw new Error('nothing was told');
  expect(left()).toBe(1);
  told.look();
  expect(at()).toBe('1');
  expect(store.state().verdict).toEqual({ category: 'BILLING', priority: 'MEDIUM' });
  store.confirm();
  await settle();
  expect(server.judged.at(-1)?.version).toBe(2);
  expect(at()).toBe('2');
});

test('more than the first hundred are asked for when one comes near their end', async () => {
  const { store, server, left } = await begin(150);
  expect(left()).toBe(150);
  const list = vi.spyOn(server, 'list');
  for (let step = 0; step < 90; step += 1) store.skip();
  await settle();
  expect(list).toHaveBeenCalledWith(200);
  for (let step = 0; step < 55; step += 1) store.skip();
  await settle();
  expect(store.state().ticket?.id).toBe('146');
});

test('the next tickets are read ahead', async () => {
  const { store, server } = await begin(5);
  const ticket = vi.spyOn(server, 'ticket');
  store.skip();
  expect(store.state().ticket?.id).toBe('2');
  await settle();
  expect(ticket.mock.calls).toEqual([['4']]);
});

test('a list that cannot be read says why, and what is known stays', async () => {
  const { store, server, at } = await begin(2);
  const problem = { message: 'Out of reach.', offline: true };
  vi.spyOn(server, 'list').mockResolvedValueOnce({ list: null, problem });
  await store.refresh();
  expect(store.state().problem).toEqual(problem);
  expect(at()).toBe('1');
  await store.refresh();
  expect(store.state().problem).toBeNull();
});

test('a ticket that cannot be read can be asked for again', async () => {
  const server = testReviewServer(1);
  const store = createReviewStore(server, () => {});
  vi.spyOn(server, 'ticket').mockResolvedValueOnce(undefined);
  await store.refresh();
  await settle();
  expect(store.state()).toMatchObject({ unread: true, ticket: undefined });
  store.reread();
  await settle();
  expect(store.state()).toMatchObject({ unread: false, ticket: { id: '1' } });
});
