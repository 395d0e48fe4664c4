/** The ranges that the chart offers, in days, with their words. */
export const RANGES: Record<string, string> = {
  7: '7 days',
  30: '30 days',
  90: '90 days',
  365: '1 year',
};

const DEFAULT_DAYS = 30;
const DAY = 24 * 60 * 60 * 1000;

/** What the URL of the statistics says: how many days the chart covers. */
export type StatsSearch = { days?: number };

/** Reads the URL's parameters; a range that is not offered is the default one. */
export function readStatsSearch(raw: Record<string, unknown>): StatsSearch {
  const days = Number(raw.days);
  return days !== DEFAULT_DAYS && Object.hasOwn(RANGES, String(days)) ? { days } : {};
}

/** The days to ask for, in UTC as the server counts them, today included. */
export function rangeOf({ days = DEFAULT_DAYS }: StatsSearch, now: Date) {
  const date = (daysAgo: number) =>
    new Date(now.getTime() - daysAgo * DAY).toISOString().slice(0, 10);
  return { days, from: date(days - 1), to: date(0) };
}
