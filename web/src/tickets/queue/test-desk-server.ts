import type { FieldValues } from '../../api/ticket-enums';
import type { TicketFilter } from '../../api/ticket-filter';
import type { TicketSearch } from '../../filter/ticket-search';
import { SIGNAL } from '../../testing/fixtures';
import { type Fixture, type TestClient, testClient } from '../../testing/test-client';
import { texts } from '../../texts/texts';
import { valuesIn } from '../../ui/options';
import type { ListOrder } from './list-places';
import type { Desk, DeskTicket } from './test-desk';

const ORDERS: Record<string, ListOrder> = { PRIORITY: 'priority', UPDATED_AT: 'updated' };

const node = (ticket: DeskTicket) => ({
  ...ticket,
  description: `Text of ${ticket.title}`,
  excerpt: `Text of ${ticket.title}`,
  resolvedAt: null,
});

/** A client of a desk that answers all that the queue asks. `more` stands in for single answers. */
export function deskServer(desk: Desk, more: Record<string, Fixture> = {}): TestClient {
  const searchOf = (filter: TicketFilter | null): TicketSearch => ({
    ...(filter?.status && { status: [...filter.status] }),
    ...(filter?.priority && { priority: [...filter.priority] }),
    ...(filter?.category && { category: [...filter.category] }),
    ...(filter?.search && { q: filter.search }),
  });
  const page = (filter: unknown, order: unknown, first: unknown, after: unknown) => {
    const field = (order as { field: string } | null)?.field ?? 'CREATED_AT';
    const { nodes, pageInfo } = desk.page(
      searchOf(filter as TicketFilter | null),
      ORDERS[field] ?? 'created',
      first as number,
      after as string | null,
    );
    return { nodes: nodes.map(node), pageInfo };
  };
  const counts = (filter: unknown, field: keyof FieldValues) => {
    const tickets = desk.list(searchOf(filter as TicketFilter), 'created');
    return valuesIn(texts.values[field] as Record<string, string>).map((value) => ({
      value,
      count: tickets.filter((ticket) => ticket[field] === value).length,
    }));
  };

  return testClient({
    QueuePage: ({ filter, order, first, after }) => ({
      latest: page(null, { field: 'UPDATED_AT' }, 1, null),
      tickets: page(filter, order, first, after),
    }),
    QueueNews: ({ filter, order, head, first, afterMatching, afterChanged }) => ({
      head: page(filter, order, head, null),
      matching: page(filter, { field: 'UPDATED_AT' }, first, afterMatching),
      changed: page(null, { field: 'UPDATED_AT' }, first, afterChanged),
    }),
    QueueIds: ({ filter, after }) => ({ tickets: page(filter, null, 100, after) }),
    Facets: ({ filter, anyStatus, anyPriority, anyCategory }) => ({
      all: { total: desk.list(searchOf(filter as TicketFilter), 'created').length },
      status: { byStatus: counts(anyStatus, 'status') },
      priority: { byPriority: counts(anyPriority, 'priority') },
      category: { byCategory: counts(anyCategory, 'category') },
    }),
    ChangeFields: ({ input }) => {
      const { id, ...change } = input as { id: string } & Partial<FieldValues>;
      return { updateTicket: { ticket: node(desk.change(id, change)), userErrors: [] } };
    },
    TicketDetail: ({ id }) => ({ ticket: node(desk.tickets.get(id as string) as DeskTicket) }),
    ...more,
  });
}

/** Tells the client that something has changed. */
export const signal = (server: TestClient) => server.publish('TicketSignal', SIGNAL);
