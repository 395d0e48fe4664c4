import { expect, test } from 'vitest';
import { type Listed, NO_PAGES, type Page, type Pages, pagesReducer } from './ticket-pages';

const listed = (id: number): Listed => ({
  id: String(id),
  version: 1,
  createdAt: new Date(Date.UTC(2026, 0, 1, 0, id)).toISOString(),
});

function page(ids: number[], endCursor: string | null = null): Page<Listed> {
  return {
    nodes: ids.map(listed),
    pageInfo: { endCursor, hasNextPage: endCursor !== null },
  };
}

const FILTER = {};
const ids = (pages: Pages<Listed>) => pages.tickets.map((ticket) => Number(ticket.id));
const start = () =>
  pagesReducer<Listed>(NO_PAGES, { type: 'head', filter: FILTER, page: page([9, 8, 7], 'c7') });

test('pages follow one another', () => {
  const next = pagesReducer(start(), {
    type: 'more',
    filter: FILTER,
    after: 'c7',
    page: page([6, 5]),
  });
  expect(ids(next)).toEqual([9, 8, 7, 6, 5]);
  expect(next.hasNextPage).toBe(false);
});

test('a new head puts new tickets first and keeps the pages below', () => {
  const next = pagesReducer(start(), { type: 'head', filter: FILTER, page: page([11, 10, 9]) });
  expect(ids(next)).toEqual([11, 10, 9, 8, 7]);
  expect(next.endCursor).toBe('c7');
});

test('a head that does not touch the list replaces it, so that nothing is missing in between', () => {
  const next = pagesReducer(start(), {
    type: 'head',
    filter: FILTER,
    page: page([20, 19, 18], 'c18'),
  });
  expect(ids(next)).toEqual([20, 19, 18]);
  expect(next.endCursor).toBe('c18');
});

test('the last ticket that matched stays in its place when it no longer does', () => {
  const next = pagesReducer(start(), { type: 'head', filter: FILTER, page: page([]) });
  expect(ids(next)).toEqual([9, 8, 7]);
});

test('the answer to an earlier filter or page is dropped', () => {
  const state = start();
  const late = page([3, 2]);
  expect(pagesReducer(state, { type: 'more', filter: {}, after: 'c7', page: late })).toBe(state);
  expect(pagesReducer(state, { type: 'more', filter: FILTER, after: 'c9', page: late })).toBe(
    state,
  );
});

test('tickets of the same time are ordered by id as a number', () => {
  const createdAt = '2026-01-01T00:00:00Z';
  const nodes = ['100', '99', '9'].map((id) => ({ id, createdAt, version: 1 }));
  const state = pagesReducer<Listed>(start(), {
    type: 'head',
    filter: {},
    page: { ...page([]), nodes },
  });
  const again = pagesReducer(state, {
    type: 'head',
    filter: state.filter,
    page: { ...page([]), nodes: [{ id: '101', createdAt, version: 1 }, ...nodes] },
  });
  expect(ids(again)).toEqual([101, 100, 99, 9]);
});

test('a changed ticket takes the place of the old one, one that is not listed stays out', () => {
  const changed = { ...listed(8), version: 2 };
  const elsewhere = { ...listed(3), version: 2 };
  const next = pagesReducer<Listed>(start(), { type: 'changed', tickets: [elsewhere, changed] });
  expect(next.tickets[1]).toBe(changed);
  expect(ids(next)).toEqual([9, 8, 7]);
});

test('a page read before a change does not undo it', () => {
  const changed = { ...listed(8), version: 2 };
  const state = pagesReducer<Listed>(start(), { type: 'changed', tickets: [changed] });
  const next = pagesReducer(state, { type: 'head', filter: FILTER, page: page([9, 8, 7]) });
  expect(next.tickets[1]).toBe(changed);
});
