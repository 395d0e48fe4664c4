import { daysOf, type TicketSearch, utcDay } from '../filter/ticket-search';

/** The server's limit for one series of days. */
const MOST_DAYS = 366;
/** How many days are shown where no beginning is chosen. */
const RECENT_DAYS = 30;
/** More days than that are drawn as weeks; their bars would be hairlines. */
const MOST_DAY_BARS = 120;

const DAY = 24 * 60 * 60 * 1000;

/** The days that the trend shows, and why these. */
export type TrendRange = {
  /** The first UTC day. */
  from: string;
  /** The last UTC day. */
  to: string;
  days: number;
  /** What one bar stands for. */
  unit: 'day' | 'week';
  /** All days that are meant; the most recent ones, since no beginning is chosen; or as many as can be shown. */
  kind: 'chosen' | 'recent' | 'cut';
};

/** Which days the trend shows of those that are meant. `today` is a UTC day. */
export function trendRangeOf(search: TicketSearch, today: string): TrendRange {
  const meant = daysOf(search, new Date(today));
  // Days to come have no tickets yet, unless someone asks for nothing else.
  const begins = meant.from && meant.from > today ? meant.from : today;
  const to = meant.to && meant.to < begins ? meant.to : begins;
  if (!meant.from) return rangeOf(daysBefore(to, RECENT_DAYS), to, 'recent');
  if (lengthOf(meant.from, to) > MOST_DAYS) return rangeOf(daysBefore(to, MOST_DAYS), to, 'cut');
  return rangeOf(meant.from, to, 'chosen');
}

function rangeOf(from: string, to: string, kind: TrendRange['kind']): TrendRange {
  const days = lengthOf(from, to);
  return { from, to, days, unit: days > MOST_DAY_BARS ? 'week' : 'day', kind };
}

function daysBefore(to: string, days: number): string {
  return utcDay(new Date(to), 1 - days);
}

function lengthOf(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY + 1;
}
