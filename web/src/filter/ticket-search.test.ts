import { describe, expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../ui/url-search';
import { daysOf, filterOf, readTicketSearch, ticketSearchOf, utcDay } from './ticket-search';

// Already the next day in UTC.
const NOW = new Date('2026-03-01T23:30:00-05:00');

describe('what the address says', () => {
  test.each([
    ['?status=OPEN,CLOSED&priority=HIGH', { status: ['OPEN', 'CLOSED'], priority: ['HIGH'] }],
    ['?category=BILLING&q=42', { category: ['BILLING'], q: '42' }],
    ['?needsReview=true', { needsReview: true }],
    ['?days=30', { days: 30 }],
    ['?from=2026-01-01&to=2026-01-31', { from: '2026-01-01', to: '2026-01-31' }],
    ['?from=2026-01-01', { from: '2026-01-01' }],
    ['', {}],
  ])('%s', (address, search) => {
    expect(readTicketSearch(parseSearch(address))).toEqual(search);
    expect(stringifySearch(search)).toBe(address);
  });

  test('what makes no sense is left out, what is said twice is said once', () => {
    expect(
      readTicketSearch({
        status: 'OPEN,OPEN,LOST,toString',
        priority: '',
        category: 7,
        q: '   ',
        days: '31',
        from: '2026-02-30',
        to: 'yesterday',
        else: 'x',
      }),
    ).toEqual({ status: ['OPEN'] });
  });

  test('days up to today exclude a beginning and an end', () => {
    expect(readTicketSearch({ days: 7, from: '2026-01-01', to: '2026-01-02' })).toEqual({
      days: 7,
    });
  });

  test('an end before its beginning is taken for the beginning', () => {
    expect(daysOf({ from: '2026-02-02', to: '2026-01-01' }, NOW)).toEqual({
      from: '2026-01-01',
      to: '2026-02-02',
    });
  });

  test('the words are kept as they were typed', () => {
    expect(readTicketSearch({ q: ' two  words ' })).toEqual({ q: ' two  words ' });
  });

  test('what a page adds is no part of which tickets are meant', () => {
    const search = { q: 'x', status: ['OPEN' as const], days: 7 as const, from: undefined };
    expect(ticketSearchOf({ ...search, ...{ by: 'status', at: '7' } })).toEqual({
      q: 'x',
      status: ['OPEN'],
      days: 7,
    });
  });
});

describe('what the server is asked', () => {
  test('nothing chosen is no filter', () => {
    expect(filterOf({}, NOW)).toBeUndefined();
  });

  test('values and words', () => {
    expect(
      filterOf({ q: ' refund ', status: ['OPEN'], priority: ['LOW'], category: ['GENERAL'] }, NOW),
    ).toEqual({ search: 'refund', status: ['OPEN'], priority: ['LOW'], category: ['GENERAL'] });
  });

  test('what needs a review', () => {
    expect(readTicketSearch({ needsReview: 'false' })).toEqual({});
    expect(filterOf({ needsReview: true }, NOW)).toEqual({ needsReview: true });
  });

  test('a range holds both of its days whole, in UTC', () => {
    expect(filterOf({ from: '2026-02-27', to: '2026-02-28' }, NOW)).toEqual({
      created: { from: '2026-02-27T00:00:00Z', to: '2026-03-01T00:00:00Z' },
    });
    expect(filterOf({ to: '2024-02-28' }, NOW)).toEqual({
      created: { to: '2024-02-29T00:00:00Z' },
    });
    expect(filterOf({ from: '2026-02-27' }, NOW)).toEqual({
      created: { from: '2026-02-27T00:00:00Z' },
    });
  });

  test('days up to today count UTC days, today included', () => {
    expect(daysOf({ days: 7 }, NOW)).toEqual({ from: '2026-02-24', to: null });
    expect(filterOf({ days: 30 }, NOW)).toEqual({ created: { from: '2026-02-01T00:00:00Z' } });
    expect(utcDay(NOW)).toBe('2026-03-02');
  });
});
