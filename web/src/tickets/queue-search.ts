import { readTicketSearch, type TicketSearch } from '../filter/ticket-search';

/** The orders that the queue offers; the newest first when the URL names none. */
export const QUEUE_ORDERS = ['priority', 'updated'] as const;
/** One of them. */
export type QueueOrder = (typeof QUEUE_ORDERS)[number];

/** What the URL of the queue says: which tickets, in which order, and which one is looked at beside the list. */
export type QueueSearch = TicketSearch & {
  order?: QueueOrder;
  /** The id of the ticket in the preview. */
  at?: string;
};

/** Reads the URL's parameters. What makes no sense is left out. */
export function readQueueSearch(raw: Record<string, unknown>): QueueSearch {
  const search: QueueSearch = readTicketSearch(raw);
  const order = QUEUE_ORDERS.find((each) => each === raw.order);
  if (order) search.order = order;
  if (typeof raw.at === 'string' && /^\d{1,19}$/.test(raw.at)) search.at = raw.at;
  return search;
}

/** Takes a change of the address; a step of its own for the back button unless it replaces the one before. */
export type OnSearch = (change: QueueSearch, options?: { replace?: boolean }) => void;
