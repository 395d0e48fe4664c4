import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TicketSearch } from '../../filter/ticket-search';
import { followList } from './follow-list';
import type { ListOrder } from './list-places';
import type { ListStore } from './list-store';
import { dice, pick, type Roll, someFields } from './test-chance';
import { Desk, type DeskTicket } from './test-desk';
import { expectTrue, listOf } from './test-list';
import { Wire } from './test-wire';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const WORDS = ['red', 'green', 'blue'];
const pass = (ms: number) => vi.advanceTimersByTimeAsync(ms);

function happen(desk: Desk, roll: Roll) {
  if (desk.tickets.size === 0 || roll(4) === 0) {
    desk.create(someFields(roll), pick(roll, WORDS));
    return;
  }
  const id = String(1 + roll(desk.tickets.size));
  desk.change(id, roll(5) === 0 ? { title: pick(roll, WORDS) } : someFields(roll));
}

/** Nothing is held up any more: everything arrives. */
async function settle(wire: Wire, desk: Desk, roll: Roll) {
  wire.isUp = true;
  desk.told = Number.POSITIVE_INFINITY;
  const isQuiet = () => wire.underway.length === 0 && wire.streams.size > 0;
  for (let turns = 0; turns < 1000; turns += 1) {
    if (isQuiet()) {
      wire.tell();
      await pass(500);
      if (isQuiet()) return;
    }
    wire.step(roll);
    await pass(0);
  }
  throw new Error('It never comes to rest.');
}

/** A change by hand of a row that is shown, answered at once or later. */
function changeByHand(store: ListStore<DeskTicket>, wire: Wire, desk: Desk, roll: Roll) {
  const row = pick(roll, store.state().list?.rows ?? []);
  if (!row) return;
  const { status } = someFields(roll);
  // The texts are those of the row: an answer has the fields only.
  const answer = { ...desk.change(row.id, { status }), title: row.title };
  if (roll(2) === 0) store.put(answer);
  else wire.underway.push(() => store.put(answer));
}

describe('whatever happens on the way, the list comes to what a fresh one would be', () => {
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
        for (let seed = 1; seed <= 40; seed += 1) {
          const roll = dice(seed);
          const desk = new Desk();
          for (let i = roll(60); i > 0; i -= 1) happen(desk, roll);
          const wire = new Wire(desk, search);
          const source = wire.source(order, { page: 1 + roll(8), events: 3 + roll(12) });
          const store = listOf(source, search, order, () => roll(2) === 0);
          let stop = followList(store, source);

          const chances: (() => unknown)[] = [
            () => happen(desk, roll),
            () => happen(desk, roll),
            () => happen(desk, roll),
            () => wire.step(roll),
            () => wire.step(roll),
            () => wire.step(roll),
            () => wire.tell(1 + roll(4)),
            () => wire.tell(),
            () => pass(roll(300)),
            () => store.more(),
            () => changeByHand(store, wire, desk, roll),
            () => wire.repeat(roll(20)),
            () => roll(3) === 0 && wire.interrupt(),
            () => {
              wire.isUp = roll(3) > 0;
              if (!wire.isUp) wire.interrupt();
            },
            // Events wait for others that came before them.
            () => {
              desk.told = roll(2) === 0 ? desk.log.length : Number.POSITIVE_INFINITY;
            },
            // A long pause: more happens than the list is told one by one.
            () => {
              if (roll(8) === 0) for (let i = 120; i > 0; i -= 1) happen(desk, roll);
            },
            // Old events are deleted.
            () => {
              if (roll(6) === 0) desk.gone = desk.log.length - roll(10);
              desk.gone = Math.max(0, desk.gone);
            },
            // One looks at something else, and comes back.
            () => {
              if (roll(4) > 0) return;
              stop();
              stop = followList(store, source);
            },
            () => roll(4) === 0 && void store.refresh(),
          ];
          for (let part = 0; part < 3; part += 1) {
            for (let step = 0; step < 60; step += 1) {
              pick(roll, chances)();
              await pass(0);
            }
            await settle(wire, desk, roll);
            expectTrue(store, desk, search, order);
          }
          stop();
        }
      });
    }
  }
});

/** A list that is followed, with everything arriving at once. */
async function following(desk: Desk, search: TicketSearch = {}, order: ListOrder = 'created') {
  const wire = new Wire(desk, search);
  const source = wire.source(order, { page: 10, events: 10 });
  const store = listOf(source, search, order);
  const stop = followList(store, source);
  const roll = dice(1);
  await settle(wire, desk, roll);
  return { wire, store, stop, settle: () => settle(wire, desk, roll) };
}

function deskOf(tickets: number): Desk {
  const desk = new Desk();
  for (let i = 0; i < tickets; i += 1) desk.create(someFields(dice(i)), 'red');
  return desk;
}

test('after an interruption it goes on from the last place that it has taken in', async () => {
  const desk = deskOf(5);
  const { wire, store, settle } = await following(desk);
  desk.change('1', { title: 'blue' });
  wire.tell();
  await pass(500);
  desk.change('2', { title: 'blue' });
  desk.change('3', { title: 'blue' });
  wire.tell(1);
  wire.interrupt();
  await settle();
  expectTrue(store, desk, {}, 'created');
  expect([wire.begun, wire.resumed]).toEqual([1, ['7']]);
});

test('twenty events a second come as a few lists', async () => {
  const desk = deskOf(5);
  const { wire, store } = await following(desk);
  let lists = 0;
  store.watch(() => {
    lists += 1;
  });
  for (let i = 0; i < 20; i += 1) {
    desk.create(someFields(dice(i)), 'red');
    wire.tell();
    await pass(50);
  }
  await pass(500);
  expectTrue(store, desk, {}, 'created');
  expect(lists).toBeLessThanOrEqual(6);
});

test('what is too much to be told is read anew, once', async () => {
  const desk = deskOf(60);
  const { wire, store, settle } = await following(desk);
  for (let i = 0; i < 2; i += 1) {
    void store.more();
    await settle();
  }
  wire.interrupt();
  for (let i = 0; i < 500; i += 1) desk.change(String(1 + (i % 60)), { title: `Change ${i}` });
  await settle();
  expectTrue(store, desk, {}, 'created');
  expect(wire.begun).toBe(2);
  expect(store.state().list?.rows).toHaveLength(30);
});

test('an event that is older than the list changes nothing', async () => {
  const desk = deskOf(5);
  const { wire, store } = await following(desk);
  desk.change('1', { title: 'blue' });
  wire.tell();
  await pass(500);
  const before = store.state();
  wire.repeat(6);
  wire.tell();
  await pass(500);
  expect(store.state()).toBe(before);
});
