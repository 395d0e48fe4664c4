import {
  isValueOf,
  type TicketCategory,
  type TicketPriority,
  type TicketStatus,
} from '../api/ticket-enums';
import type { TicketFilter } from '../api/ticket-filter';
import { texts } from '../texts/texts';

/** The ranges of filing that are offered, in days up to today. */
export const RANGES = [7, 30, 90, 365] as const;
/** One of them. */
export type Range = (typeof RANGES)[number];

/**
 * What the URL says about which tickets are meant: the same words for the queue and for the statistics, so that a link
 * from one to the other is the same question.
 */
export type TicketSearch = {
  q?: string;
  status?: TicketStatus[];
  priority?: TicketPriority[];
  category?: TicketCategory[];
  /** Only those of which triage was not sure and that nobody has judged. */
  needsReview?: true;
  /** Filed in that many UTC days, today included. Not together with `from` and `to`. */
  days?: Range;
  /** Filed on this UTC day or later, as YYYY-MM-DD. */
  from?: string;
  /** Filed on this UTC day or earlier, as YYYY-MM-DD. */
  to?: string;
};

/** The change that lifts every condition. */
export const ANY_TICKET: TicketSearch = {
  q: undefined,
  status: undefined,
  priority: undefined,
  category: undefined,
  needsReview: undefined,
  days: undefined,
  from: undefined,
  to: undefined,
};

const DAY = 24 * 60 * 60 * 1000;

/** Reads the URL's parameters. What makes no sense is left out, since people edit URLs. */
export function readTicketSearch(raw: Record<string, unknown>): TicketSearch {
  const search: TicketSearch = {};
  const status = known(texts.values.status, raw.status);
  const priority = known(texts.values.priority, raw.priority);
  const category = known(texts.values.category, raw.category);
  if (status.length > 0) search.status = status;
  if (priority.length > 0) search.priority = priority;
  if (category.length > 0) search.category = category;
  if (String(raw.needsReview) === 'true') search.needsReview = true;
  if (typeof raw.q === 'string' && raw.q.trim() !== '') search.q = raw.q;
  const days = RANGES.find((range) => String(range) === String(raw.days));
  if (days) search.days = days;
  else {
    if (isDay(raw.from)) search.from = raw.from;
    if (isDay(raw.to)) search.to = raw.to;
  }
  return search;
}

/** The parts of a page's search that say which tickets are meant. */
export function ticketSearchOf(search: TicketSearch): TicketSearch {
  const { q, status, priority, category, needsReview, days, from, to } = search;
  return {
    ...(q !== undefined && { q }),
    ...(status && { status }),
    ...(priority && { priority }),
    ...(category && { category }),
    ...(needsReview && { needsReview }),
    ...(days && { days }),
    ...(from && { from }),
    ...(to && { to }),
  };
}

/** The first and last UTC day that are meant; null where there is no bound. */
export function daysOf(
  search: TicketSearch,
  now: Date,
): { from: string | null; to: string | null } {
  if (search.days) return { from: utcDay(now, 1 - search.days), to: null };
  const { from = null, to = null } = search;
  // The server refuses a range that ends before it begins; which of the two is the end is plain anyway. Only here, and not
  // where the URL is read: two fields must not change places while one of them is being typed.
  return from && to && from > to ? { from: to, to: from } : { from, to };
}

/** The UTC day some days from a moment, as YYYY-MM-DD. */
export function utcDay(at: Date, days = 0): string {
  return new Date(at.getTime() + days * DAY).toISOString().slice(0, 10);
}

/** The filter that the server is asked with; undefined when nothing is chosen. */
export function filterOf(search: TicketSearch, now: Date): TicketFilter | undefined {
  const { status, priority, category, needsReview, q } = search;
  const { from, to } = daysOf(search, now);
  const filter: TicketFilter = {
    ...(status && { status }),
    ...(priority && { priority }),
    ...(category && { category }),
    ...(needsReview && { needsReview }),
    ...(q !== undefined && { search: q.trim() }),
    ...((from || to) && {
      created: {
        ...(from && { from: `${from}T00:00:00Z` }),
        // The filter's end is not included; the day is.
        ...(to && { to: `${utcDay(new Date(to), 1)}T00:00:00Z` }),
      },
    }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

function known<V extends string>(labels: Record<V, string>, raw: unknown): V[] {
  const given = Array.isArray(raw) ? raw : typeof raw === 'string' ? raw.split(',') : [];
  const found = given.filter(
    (text): text is V => typeof text === 'string' && isValueOf(labels, text),
  );
  return [...new Set(found)];
}

function isDay(raw: unknown): raw is string {
  if (typeof raw !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(raw)) return false;
  const at = new Date(raw);
  return !Number.isNaN(at.getTime()) && utcDay(at) === raw;
}
