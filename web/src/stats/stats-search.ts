import { readTicketSearch, type TicketSearch } from '../filter/ticket-search';

/** What the days of the trend are divided by. */
export const TREND_FIELDS = ['category', 'status'] as const;
/** One of them. */
export type TrendField = (typeof TREND_FIELDS)[number];

/** What the URL of the statistics says: which tickets, and how the trend is divided; by category when left out. */
export type StatsSearch = TicketSearch & { by?: TrendField };

/** Reads the URL's parameters. What makes no sense is left out. */
export function readStatsSearch(raw: Record<string, unknown>): StatsSearch {
  const search: StatsSearch = readTicketSearch(raw);
  const by = TREND_FIELDS.find((field) => field === raw.by);
  if (by && by !== 'category') search.by = by;
  return search;
}
