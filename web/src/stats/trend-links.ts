import type { TicketSearch } from '../filter/ticket-search';
import type { Bucket, TrendValue } from './buckets';
import type { TrendField } from './stats-search';

/** The tickets that a bar counts, or one layer of it; everything else stays as it is chosen. */
export function bucketSearch(
  search: TicketSearch,
  { from, to }: Pick<Bucket, 'from' | 'to'>,
  field?: TrendField,
  value?: TrendValue,
): TicketSearch {
  const { days: _, ...rest } = search;
  return { ...rest, from, to, ...(field && value && { [field]: [value] }) };
}
