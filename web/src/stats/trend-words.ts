import { utcDayLong, utcDayRange, whole } from '../texts/format';
import { texts } from '../texts/texts';
import type { Bucket } from './buckets';
import type { TrendRange } from './trend-range';

const words = texts.stats.trend;

/** What the trend is called, with the time it shows. */
export function trendTitle({ from, to, days, unit }: TrendRange, today: string): string {
  const range = to === today ? words.lastDays(whole(days)) : utcDayRange(from, to);
  return unit === 'week' ? words.perWeek(range) : words.perDay(range);
}

/** What has to be known to read the trend right. */
export function trendNote({ days, unit, kind }: TrendRange): string {
  const zone = unit === 'week' ? words.weeks : words.days;
  if (kind === 'recent') return `${words.noRange(whole(days))} ${zone}`;
  if (kind === 'cut') return `${words.cut(whole(days))} ${zone}`;
  return zone;
}

/** A day, or the days from one to another. */
export function bucketName({ from, to }: Pick<Bucket, 'from' | 'to'>): string {
  return from === to ? utcDayLong(from) : utcDayRange(from, to);
}
