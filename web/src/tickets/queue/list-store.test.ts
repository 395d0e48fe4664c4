import { describe, expect, test } from 'vitest';
import type { TicketCategory, TicketPriority, TicketStatus } from '../../api/ticket-enums';
import type { TicketSearch } from '../../filter/ticket-search';
import { comparePlaces, type ListOrder, placeOf } from './list-places';
import { createListStore, type ListSource, type ListStore } from './list-store';
import { matchesFields } from './matches-fields';
import { Desk, type DeskTicket } from './test-desk';

type Fields = { status: TicketStatus; priority: TicketPriority; category: TicketCategory };

const STATUSES: TicketStatus[] = ['OPEN', 'IN_PROGRESS', 'RESOLVED', 'CLOSED'];
const PRIORITIES: TicketPriority[] = ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL'];
const CATEGORIES: TicketCategory[] = ['BILLING', 'TECHNICAL', 'ACCOUNT', 'GENERAL'];
const WORDS = ['red', 'green', 'blue'];

/** Numbers below `limit` that are the same for the same seed. */
function dice(seed: number) {
  let state = seed * 2654435761 + 1;
  return (limit: number) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return (((state >>> 8) ^ (state >>> 21)) % limit) >>> 0;
  };
}
const pick = <V>(roll: (limit: number) => number, values: readonly V[]): V =>
  values[roll(values.length)] as V;

/** How much the server answers at once. */
type Sizes = { page: number; news: number };

/** `between` happens between the parts of an answer, which need not be read at one moment. */
function sourceOf(
  desk: Desk,
  sizes: Sizes,
  search: TicketSearch,
  order: ListOrder,
  between = () => {},
): ListSource<DeskTicket> {
  return {
    page: async (after) => {
      const latest = desk.page({}, 'updated', 1, null).nodes[0]?.updatedAt ?? null;
      return { data: { page: desk.page(search, order, sizes.page, after), latest }, problem: null };
    },
    news: async (after) => {
      const head = after ? [] : desk.page(search, order, sizes.page, null).nodes;
      between();
      const matching = desk.page(search, 'updated', sizes.news, after?.matching ?? null);
      between();
      const changed = desk.page({}, 'updated', sizes.news, after?.changed ?? null);
      return { data: { head, matching, changed }, problem: null };
    },
  };
}

function storeOf(
  desk: Desk,
  sizes: Sizes,
  search: TicketSearch,
  order: ListOrder,
  between?: () => void,
) {
  return createListStore(sourceOf(desk, sizes, search, order, between), {
    order,
    matches: (fields) => matchesFields(search, fields),
    byWords: search.q !== undefined,
  });
}

/** What the list must be: all that the server has down to where the list was read. */
function expectTrue(
  store: ListStore<DeskTicket>,
  desk: Desk,
  search: TicketSearch,
  order: ListOrder,
) {
  const { list } = store.state();
  const end = list?.end ?? null;
  const truth = desk
    .list(search, order)
    .filter((ticket) => !end || comparePlaces(placeOf(order, ticket), end) <= 0);
  expect(list?.rows).toEqual(truth);
}

const someFields = (roll: (limit: number) => number): Fields => ({
  status: pick(roll, STATUSES),
  priority: pick(roll, PRIORITIES),
  category: pick(roll, CATEGORIES),
});

describe('whatever happens, the list is what a fresh one of the same length would be', () => {
  const orders: ListOrder[] = ['created', 'priority', 'updated'];
  const searches: TicketSearch[] = [
    {},
    { status: ['OPEN'] },
    { status: ['OPEN', 'IN_PROGRESS'], priority: ['HIGH', 'CRITICAL'] },
    { q: 'red' },
    { q: 'red', category: ['BILLING', 'GENERAL'] },
  ];

  for (const order of orders) {
    for (const search of searches) {
      test(`${order}, ${JSON.stringify(search)}`, async () => {
        for (let seed = 1; seed <= 25; seed += 1) {
          const roll = dice(seed);
          const desk = new Desk();
          const sizes = { page: 1 + roll(8), news: 5 + roll(6) };
          const happen = () => {
            if (desk.tickets.size === 0 || roll(4) === 0) {
              desk.create(someFields(roll), pick(roll, WORDS));
              return;
            }
            const id = String(1 + roll(desk.tickets.size));
            if (roll(5) === 0) desk.change(id, { title: pick(roll, WORDS) });
            else desk.change(id, someFields(roll));
          };
          for (let i = roll(60); i > 0; i -= 1) happen();

          let quiet = false;
          const store = storeOf(desk, sizes, search, order, () => {
            if (!quiet && roll(3) === 0) happen();
          });
          await store.refresh();
          for (let step = 0; step < 30; step += 1) {
            const row = store.state().list?.rows[0];
            const underway: Promise<void>[] = [];
            // A long pause now and then: more happens than one page of changes tells.
            for (let i = roll(roll(9) === 0 ? 90 : 4); i > 0; i -= 1) happen();
            if (roll(3) > 0) underway.push(store.more());
            if (row && roll(3) === 0) {
              store.put({ ...row, ...desk.change(row.id, { status: pick(roll, STATUSES) }) });
            }
            underway.push(store.refresh());
            await Promise.all(underway);
            // What happened between the parts of an answer is told by the next one, which its signal asks for.
            quiet = true;
            await store.refresh();
            quiet = false;
            expectTrue(store, desk, search, order);
          }
        }
      });
    }
  }
});

test('nothing new leaves the same list', async () => {
  const desk = new Desk();
  for (let i = 0; i < 20; i += 1) desk.create(someFields(dice(i)), 'red');
  const store = storeOf(desk, { page: 5, news: 5 }, {}, 'created');
  await store.refresh();
  await store.more();
  const before = store.state();
  await store.refresh();
  expect(store.state()).toBe(before);
});

test('a change of one row leaves the others the same', async () => {
  const desk = new Desk();
  for (let i = 0; i < 5; i += 1) desk.create(someFields(dice(i)), 'red');
  const store = storeOf(desk, { page: 5, news: 5 }, {}, 'created');
  await store.refresh();
  const before = store.state().list?.rows ?? [];
  desk.change('3', { status: 'CLOSED' });
  await store.refresh();
  const after = store.state().list?.rows ?? [];
  expect(after.filter((row, index) => row === before[index])).toHaveLength(4);
});

test('a change by hand shows before the next read, out of the list as well as in it', async () => {
  const desk = new Desk();
  const open: Fields = { status: 'OPEN', priority: 'LOW', category: 'GENERAL' };
  for (let i = 0; i < 3; i += 1) desk.create(open, 'red');
  const search: TicketSearch = { status: ['OPEN'] };
  const store = storeOf(desk, { page: 5, news: 5 }, search, 'priority');
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
  const store = storeOf(desk, { page: 10, news: 10 }, {}, 'updated');
  await store.refresh();
  for (let i = 0; i < 4; i += 1) await store.more();
  expect(store.state().list?.rows).toHaveLength(50);
  for (let id = 1; id <= 300; id += 1) desk.change(String(id), { status: 'CLOSED' });
  await store.refresh();
  expect(store.state().list?.rows).toHaveLength(50);
  expectTrue(store, desk, {}, 'updated');
});

test('a failure leaves the rows, says why, and the next answer takes it back', async () => {
  const desk = new Desk();
  for (let i = 0; i < 5; i += 1) desk.create(someFields(dice(i)), 'red');
  const source = sourceOf(desk, { page: 2, news: 5 }, {}, 'created');
  let up = true;
  const failing = { data: null, problem: { message: 'Down.', offline: true } };
  const store = createListStore<DeskTicket>(
    {
      page: async (after) => (up ? source.page(after) : failing),
      news: async (after) => (up ? source.news(after) : failing),
    },
    { order: 'created', matches: () => true, byWords: false },
  );
  await store.refresh();
  up = false;
  await store.more();
  expect(store.state()).toMatchObject({ problem: { message: 'Down.' }, loadingMore: false });
  expect(store.state().list?.rows).toHaveLength(2);
  up = true;
  await store.more();
  expect(store.state()).toMatchObject({ problem: null, loadingMore: false });
  expect(store.state().list?.rows).toHaveLength(4);
});
