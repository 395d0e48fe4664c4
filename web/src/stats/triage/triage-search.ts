import type { TriageSource } from '../../api/ticket-enums';

/** The ranges that are offered, in days up to today; the first when the URL names none. */
export const TRIAGE_DAYS = [30, 90, 365] as const;
/** One of them. */
export type TriageDays = (typeof TRIAGE_DAYS)[number];

/** What the URL of the page says: whose suggestions are looked at, and over how many days. */
export type TriageSearch = { source?: Exclude<TriageSource, 'LOCAL'>; days?: TriageDays };

/** Reads the URL's parameters. What makes no sense is left out. */
export function readTriageSearch(raw: Record<string, unknown>): TriageSearch {
  const search: TriageSearch = {};
  if (raw.source === 'LLM') search.source = 'LLM';
  const days = TRIAGE_DAYS.find((each) => String(each) === String(raw.days));
  if (days && days !== TRIAGE_DAYS[0]) search.days = days;
  return search;
}
