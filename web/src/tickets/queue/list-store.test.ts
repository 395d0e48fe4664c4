import { expect, test } from 'vitest';
import type { Problem } from '../../api/problem';
import type { FieldValues } from '../../api/ticket-enums';
import type { TicketSearch } from '../../filter/ticket-search';
import type { ListOrder } from './list-places';
import type { ListSource } from './list-store';
import { dice, someFields } from './test-chance';
import { Desk, type DeskTicket } from './test-desk';
import { expectTrue, listOf } from './test-list';

/** A source that answers at once, so many tickets in a page. */
function sourceOf(
  desk: Desk,
  size: number,
  search: TicketSearch,
  order: ListOrder,
): ListSource<DeskTicket> {
  return {
    page: async (after) => ({
      data: {
        page: desk.page(search, order, size, after),
        asOf: after === null ? desk.asOf() : null,
        latest: null,
      },
      problem: null,
    }),
    events: async (after) => {
      const data = desk.events(search, after, 100);
      return data ? { data, problem: null } : { data: null, problem: null, lost: true };
    },
  };
}

function storeOf(desk: Desk, size: number, search: TicketSearch, order: ListOrder) {
  return listOf(sourceOf(desk, size, search, order), search, order);
}

test('nothing new leaves the same list', async () => {
  const desk = new Desk();
  for (let i = 0; i < 20; i += 1) desk.create(someFields(dice(i)), 'red');
  const store = storeOf(desk, 5, {}, 'created');
  await store.refresh();
  await store.more();
  const before = store.state();
  await store.refresh();
  expect(store.state()).toBe(before);
});

test('a change of one row leaves the others the same', async () => {
  const desk = new Desk();
  for (let i = 0; i < 5; i += 1) desk.create(someFields(dice(i)), 'red');
  const store = storeOf(desk, 5, {}, 'created');
  await store.refresh();
  const before = store.state().list?.rows ?? [];
  desk.change('3', { status: 'CLOSED' });
  await store.refresh();
  const after = store.state().list?.rows ?? [];
  expect(after.filter((row, index) => row === before[index])).toHaveLength(4);
});

test('a change by hand shows before the next read, out of the list as well as in it', async () => {
  const desk = new Desk();
  const open: FieldValues = { status: 'OPEN', priority: 'LOW', category: 'GENERAL' };
  for (let i = 0; i < 3; i += 1) desk.create(open, 'red');
  const search: TicketSearch = { status: ['OPEN'] };
  const store = storeOf(desk, 5, search, 'priority');
  const ids = () => store.state().list?.rows.map(({ id }) => id);
  await store.refresh();
  const row = store.state().list?.rows[2] as DeskTicket;
  store.put({ ...row, ...desk.change(row.id, { priority: 'CRITICAL' }) });
  expect(ids()).toEqual(['1', '3', '2']);
  const closed = desk.change('3', { status: 'CLOSED' });
  store.put(closed);
  expect(ids()).toEqual(['1', '2']);
  store.put(desk.change('3', { status: 'OPEN' }));
  expect(ids()).toEqual(['1', '3', '2']);
});

test('after a sleep in which all changed the list is read anew, to the same length', async () => {
  const desk = new Desk();
  for (let i = 0; i < 300; i += 1) desk.create(someFields(dice(i)), 'red');
  const store = storeOf(desk, 10, {}, 'updated');
  await store.refresh();
  for (let i = 0; i < 4; i += 1) await store.more();
  expect(store.state().list?.rows).toHaveLength(50);
  for (let i = 0; i < 600; i += 1) desk.change(String(1 + (i % 300)), { title: `Change ${i}` });
  await store.refresh();
  expect(store.state().list?.rows).toHaveLength(50);
  expectTrue(store, desk, {}, 'updated');
});

test('who reads further down finds there what they were reading, though much came in above', async () => {
  const desk = new Desk();
  for (let i = 0; i < 30; i += 1) desk.create(someFields(dice(i)), 'red');
  let isReadOn = true;
  const store = listOf(sourceOf(desk, 10, {}, 'created'), {}, 'created', () => isReadOn);
  const ids = () => store.state().list?.rows.map(({ id }) => id);
  await store.refresh();
  for (let i = 0; i < 100; i += 1) desk.create(someFields(dice(i)), 'red');
  desk.gone = desk.log.length;
  await store.refresh();
  expect(ids()).toHaveLength(110);
  expect(ids()).toContain('21');
  expectTrue(store, desk, {}, 'created');

  isReadOn = false;
  for (let i = 0; i < 100; i += 1) desk.create(someFields(dice(i)), 'red');
  desk.gone = desk.log.length;
  await store.refresh();
  expect(ids()).toHaveLength(110);
  expect(ids()).not.toContain('21');
});

test('a failure leaves the rows, says why, and the next answer takes it back', async () => {
  const desk = new Desk();
  for (let i = 0; i < 5; i += 1) desk.create(someFields(dice(i)), 'red');
  const source = sourceOf(desk, 2, {}, 'created');
  let problem: Problem | null = { message: 'Down.', offline: false };
  const store = listOf(
    {
      page: async (after) => (problem ? { data: null, problem } : source.page(after)),
      events: async (after) => (problem ? { data: null, problem } : source.events(after)),
    },
    {},
    'created',
  );
  await store.refresh();
  expect(store.state()).toMatchObject({ list: null, problem: { message: 'Down.' } });
  problem = null;
  await store.refresh();
  expect(store.state()).toMatchObject({ problem: null });
  problem = { message: 'Down.', offline: false };
  await store.more();
  expect(store.state()).toMatchObject({ problem: { message: 'Down.' }, loadingMore: false });
  expect(store.state().list?.rows).toHaveLength(2);
  problem = null;
  await store.more();
  expect(store.state()).toMatchObject({ problem: null, loadingMore: false });
  expect(store.state().list?.rows).toHaveLength(4);

  // Of a list that stands, the header says that the connection is lost.
  problem = { message: 'Cut off.', offline: true };
  expect(await store.refresh()).toBe(false);
  expect(store.state().problem).toBe(null);
});

test('the log knows better than the answer to a change by hand, whichever comes first', async () => {
  const desk = new Desk();
  const open: FieldValues = { status: 'OPEN', priority: 'LOW', category: 'GENERAL' };
  for (let i = 0; i < 3; i += 1) desk.create(open, 'red');
  const search: TicketSearch = { status: ['OPEN'] };
  const store = storeOf(desk, 5, search, 'created');
  const ids = () => store.state().list?.rows.map(({ id }) => id);
  await store.refresh();
  const answer = desk.change('2', { priority: 'HIGH' });
  desk.change('2', { status: 'CLOSED' });
  await store.refresh();
  store.put(answer);
  expect(ids()).toEqual(['3', '1']);

  desk.change('3', { title: 'Somebody else' });
  store.put({ ...desk.change('3', { priority: 'HIGH' }), title: 'red' });
  await store.refresh();
  expect(store.state().list?.rows[0]?.title).toBe('Somebody else');
});

test('an answer that comes after all was read anew does not bring back what is gone', async () => {
  const desk = new Desk();
  const open: FieldValues = { status: 'OPEN', priority: 'LOW', category: 'GENERAL' };
  for (let i = 0; i < 3; i += 1) desk.create(open, 'red');
  const search: TicketSearch = { status: ['OPEN'] };
  const store = storeOf(desk, 5, search, 'created');
  await store.refresh();
  desk.change('2', { title: 'Told of' });
  await store.refresh();
  const answer = desk.change('2', { priority: 'HIGH' });
  desk.change('2', { status: 'CLOSED' });
  desk.gone = desk.log.length;
  await store.refresh();
  store.put(answer);
  expect(store.state().list?.rows.map(({ id }) => id)).toEqual(['3', '1']);
});
