import type { graphql } from '../gql/graphql';
import type { QueueOrder } from './queue-search';

/** An order of tickets as the server is asked for it. */
export type TicketOrder = ReturnType<typeof graphql.scalar<'TicketOrder'>>;

const ORDERS: Record<QueueOrder, TicketOrder> = {
  priority: { field: 'PRIORITY', direction: 'DESC' },
  updated: { field: 'UPDATED_AT', direction: 'DESC' },
};

/** The order of the list that a URL means; null for the server's own, the newest first. */
export function orderOf(search: { order?: QueueOrder }): TicketOrder | null {
  return search.order ? ORDERS[search.order] : null;
}
