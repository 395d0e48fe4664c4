import type { FieldValues } from '../api/ticket-enums';
import { utcDay } from '../filter/ticket-search';
import type { TrendField } from './stats-search';
import type { TrendRange } from './trend-range';

/** A value of the field that divides the trend. */
export type TrendValue = FieldValues[TrendField];

/** How many tickets there are of each value. */
export type TrendCounts = Partial<Record<TrendValue, number>>;

/** What the server says of one day, as far as the trend is concerned. */
export type TrendDay = { date: string; total: number; counts: TrendCounts };

/** One bar of the trend: a day, or the days of a week that are in its range. */
export type Bucket = { from: string; to: string; total: number; counts: TrendCounts };

/** The bars for a series of days: one for each day, or one for each ISO week in UTC. */
export function bucketsOf(days: readonly TrendDay[], unit: TrendRange['unit']): Bucket[] {
  const buckets: Bucket[] = [];
  for (const { date, total, counts } of days) {
    const last = buckets.at(-1);
    const joins = unit === 'week' && last && mondayOf(last.from) === mondayOf(date);
    if (!joins) buckets.push({ from: date, to: date, total, counts: { ...counts } });
    else {
      last.to = date;
      last.total += total;
      last.counts = sumOf([last.counts, counts]);
    }
  }
  return buckets;
}

/** The counts of several days as one. */
export function sumOf(all: readonly TrendCounts[]): TrendCounts {
  const sum: TrendCounts = {};
  for (const counts of all) {
    for (const [value, count] of Object.entries(counts) as [TrendValue, number][]) {
      sum[value] = (sum[value] ?? 0) + count;
    }
  }
  return sum;
}

/** The Monday of the week that a UTC day is in. */
export function mondayOf(day: string): string {
  const at = new Date(day);
  // Sunday is 0, and the end of its week.
  return utcDay(at, -((at.getUTCDay() + 6) % 7));
}
