import {
  CATEGORY_LABEL,
  isValueOf,
  PRIORITY_LABEL,
  STATUS_LABEL,
  type TicketCategory,
  type TicketPriority,
  type TicketStatus,
} from '../api/ticket-enums';
import type { TicketFilter } from '../api/ticket-filter';

/** What the URL of the queue says: the choices of each filter and the words searched for. */
export type QueueSearch = {
  status?: TicketStatus[];
  priority?: TicketPriority[];
  category?: TicketCategory[];
  q?: string;
};

/** Reads the URL's parameters. What is no value of an enumeration is left out, since people edit URLs. */
export function readQueueSearch(raw: Record<string, unknown>): QueueSearch {
  const search: QueueSearch = {};
  const status = known(STATUS_LABEL, raw.status);
  const priority = known(PRIORITY_LABEL, raw.priority);
  const category = known(CATEGORY_LABEL, raw.category);
  if (status.length > 0) search.status = status;
  if (priority.length > 0) search.priority = priority;
  if (category.length > 0) search.category = category;
  if (typeof raw.q === 'string' && raw.q.trim() !== '') search.q = raw.q;
  return search;
}

/** The filter that the server is asked with; undefined when nothing is chosen. */
export function filterOf({ status, priority, category, q }: QueueSearch): TicketFilter | undefined {
  // Named one by one: the router hands over what else stands in the URL, too.
  const filter: TicketFilter = {
    ...(status && { status }),
    ...(priority && { priority }),
    ...(category && { category }),
    ...(q !== undefined && { search: q.trim() }),
  };
  return Object.keys(filter).length === 0 ? undefined : filter;
}

function known<V extends string>(labels: Record<V, string>, raw: unknown): V[] {
  const texts = Array.isArray(raw) ? raw : typeof raw === 'string' ? raw.split(',') : [];
  return texts.filter((text): text is V => typeof text === 'string' && isValueOf(labels, text));
}
