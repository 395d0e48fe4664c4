import type { FieldValues, TicketPriority } from '../../api/ticket-enums';
import type { QueueOrder } from '../queue-search';

/** The orders of the list, `created` being the one that the URL does not name. */
export type ListOrder = QueueOrder | 'created';

/** A ticket as the list needs to know it: enough to recognise, to order and to tell old from new. */
export type Listed = FieldValues & {
  id: string;
  version: number;
  createdAt: string;
  updatedAt: string;
};

/** What decides about a ticket's place: a part for each thing that is compared, one after another. */
export type Place = readonly [rank: number, time: string, id: string];

const RANK: Record<TicketPriority, number> = { LOW: 0, MEDIUM: 1, HIGH: 2, CRITICAL: 3 };

/** The place of a ticket in an order. */
export function placeOf(order: ListOrder, ticket: Listed): Place {
  return [
    order === 'priority' ? RANK[ticket.priority] : 0,
    order === 'updated' ? ticket.updatedAt : ticket.createdAt,
    ticket.id,
  ];
}

/** Negative when `a` stands above `b`: what is most comes first. */
export function comparePlaces(a: Place, b: Place): number {
  if (a[0] !== b[0]) return b[0] - a[0];
  // The server writes every time with the same number of digits, so that they sort as text, to the microsecond.
  if (a[1] !== b[1]) return a[1] < b[1] ? 1 : -1;
  // Ids are whole numbers without leading zeros, larger than a double tells apart.
  if (a[2].length !== b[2].length) return b[2].length - a[2].length;
  return a[2] === b[2] ? 0 : a[2] < b[2] ? 1 : -1;
}
