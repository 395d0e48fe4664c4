import { expect } from 'vitest';
import type { TicketSearch } from '../../filter/ticket-search';
import { comparePlaces, type ListOrder, placeOf } from './list-places';
import { createListStore, type ListSource, type ListStore } from './list-store';
import { matchesFields } from './matches-fields';
import type { Desk, DeskTicket } from './test-desk';

/** The list of what a desk has. */
export function listOf(
  source: ListSource<DeskTicket>,
  search: TicketSearch,
  order: ListOrder,
  isReadOn = () => false,
) {
  return createListStore(source, {
    order,
    matches: (fields) => matchesFields(search, fields),
    byWords: search.q !== undefined,
    isReadOn,
  });
}

/** What the list must be: all that the server has down to where the list was read. */
export function expectTrue(
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
