import { expect, test } from 'vitest';
import { readStatsSearch } from './stats-search';
import { trendRangeOf } from './trend-range';

const TODAY = '2026-11-20';

test.each([
  ['nothing', {}, '2026-10-22', TODAY, 30, 'day', 'recent'],
  ['days up to today', { days: 7 }, '2026-11-14', TODAY, 7, 'day', 'chosen'],
  ['a year up to today', { days: 365 }, '2025-11-21', TODAY, 365, 'week', 'chosen'],
  [
    'one day',
    { from: '2026-11-01', to: '2026-11-01' },
    '2026-11-01',
    '2026-11-01',
    1,
    'day',
    'chosen',
  ],
  ['a beginning', { from: '2026-11-01' }, '2026-11-01', TODAY, 20, 'day', 'chosen'],
  ['an end', { to: '2026-03-01' }, '2026-01-31', '2026-03-01', 30, 'day', 'recent'],
  ['an end to come', { to: '2027-03-01' }, '2026-10-22', TODAY, 30, 'day', 'recent'],
  [
    'days to come',
    { from: '2026-12-01', to: '2026-12-03' },
    '2026-12-01',
    '2026-12-01',
    1,
    'day',
    'chosen',
  ],
  ['120 days', { from: '2026-07-24' }, '2026-07-24', TODAY, 120, 'day', 'chosen'],
  ['121 days', { from: '2026-07-23' }, '2026-07-23', TODAY, 121, 'week', 'chosen'],
  ['366 days', { from: '2025-11-20' }, '2025-11-20', TODAY, 366, 'week', 'chosen'],
  ['367 days', { from: '2025-11-19' }, '2025-11-20', TODAY, 366, 'week', 'cut'],
] as const)('the trend of %s', (_, search, from, to, days, unit, kind) => {
  expect(trendRangeOf(search, TODAY)).toEqual({ from, to, days, unit, kind });
});

test('the address says how the trend is divided, besides which tickets are meant', () => {
  expect(readStatsSearch({ by: 'status', days: '90' })).toEqual({ by: 'status', days: 90 });
  expect(readStatsSearch({ by: 'category' })).toEqual({});
  expect(readStatsSearch({ by: 'priority' })).toEqual({});
});
