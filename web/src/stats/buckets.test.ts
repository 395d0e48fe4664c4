import { expect, test } from 'vitest';
import { bucketsOf, sumOf } from './buckets';
import { heatOf } from './heat';
import { bucketSearch } from './trend-links';

const day = (date: string, BILLING: number, GENERAL = 0) => ({
  date,
  total: BILLING + GENERAL,
  counts: { BILLING, GENERAL },
});

test('a bar for each day', () => {
  const days = [day('2026-11-19', 1), day('2026-11-20', 2, 3)];
  expect(bucketsOf(days, 'day')).toEqual([
    { from: '2026-11-19', to: '2026-11-19', total: 1, counts: { BILLING: 1, GENERAL: 0 } },
    { from: '2026-11-20', to: '2026-11-20', total: 5, counts: { BILLING: 2, GENERAL: 3 } },
  ]);
});

test('a bar for each week from Monday to Sunday, the first and the last as far as they are in the range', () => {
  // 2026-11-15 is a Sunday.
  const days = ['14', '15', '16', '17', '22', '23'].map((each) => day(`2026-11-${each}`, 1, 1));
  expect(bucketsOf(days, 'week')).toEqual([
    { from: '2026-11-14', to: '2026-11-15', total: 4, counts: { BILLING: 2, GENERAL: 2 } },
    { from: '2026-11-16', to: '2026-11-22', total: 6, counts: { BILLING: 3, GENERAL: 3 } },
    { from: '2026-11-23', to: '2026-11-23', total: 2, counts: { BILLING: 1, GENERAL: 1 } },
  ]);
  expect(days[0]?.counts).toEqual({ BILLING: 1, GENERAL: 1 });
});

test('a week goes on over the turn of the year', () => {
  const days = ['2026-12-31', '2027-01-01', '2027-01-03', '2027-01-04'].map((date) => day(date, 1));
  expect(bucketsOf(days, 'week').map(({ from, to }) => [from, to])).toEqual([
    ['2026-12-31', '2027-01-03'],
    ['2027-01-04', '2027-01-04'],
  ]);
});

test('counts are added up', () => {
  expect(sumOf([])).toEqual({});
  expect(sumOf([{ BILLING: 1 }, { BILLING: 2, GENERAL: 3 }])).toEqual({ BILLING: 3, GENERAL: 3 });
});

test('a bar leads to its days and its value; the rest stays chosen', () => {
  const bar = { from: '2026-11-16', to: '2026-11-22' };
  expect(bucketSearch({ q: 'x', days: 30, status: ['OPEN'] }, bar, 'category', 'BILLING')).toEqual({
    q: 'x',
    status: ['OPEN'],
    category: ['BILLING'],
    ...bar,
  });
  expect(bucketSearch({ status: ['OPEN', 'CLOSED'] }, bar)).toEqual({
    status: ['OPEN', 'CLOSED'],
    ...bar,
  });
});

test.each([
  [0, 10, 0],
  [0, 0, 0],
  [1, 1000, 1],
  [2, 10, 1],
  [3, 10, 2],
  [10, 10, 5],
])('%d of at most %d has shade %d', (count, most, shade) => {
  expect(heatOf(count, most)).toBe(shade);
});
