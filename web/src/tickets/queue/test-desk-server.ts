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

const searchOf = (filter: TicketFilter | null): TicketSearch => ({
  ...(filter?.status && { status: [...filter.status] }),
  ...(filter?.priority && { priority: [...filter.priority] }),
  ...(filter?.category && { category: [...filter.category] }),
  ...(filter?.search && { q: filter.search }),
});

function eventsOf(desk: Desk, { filter, after }: Record<string, unknown>) {
  const told = desk.events(searchOf(filter as TicketFilter | null), after as string);
  if (!told) throw new Error('The log does not go back that far.');
  const nodes = told.events.map(({ ticket, ...event }) => ({ ...event, ticket: node(ticket) }));
  return { nodes, pageInfo: { endCursor: told.cursor, hasNextPage: told.hasMore } };
}

/** A client of a desk, and the desk. */
export type DeskServer = TestClient & { desk: Desk };

/** A client of a desk that answers all that the queue asks. `more` stands in for single answers. */
export function deskServer(desk: Desk, more: Record<string, Fixture> = {}): DeskServer {
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

  const client = testClient({
    QueuePage: ({ filter, order, first, after }) => ({
      latest: page(null, { field: 'UPDATED_AT' }, 1, null),
      tickets: { asOf: desk.asOf(), ...page(filter, order, first, after) },
    }),
    QueueEvents: (variables) => ({ ticketEvents: eventsOf(desk, variables) }),
    QueueIds: ({ filter, after }) => ({ tickets: page(filter, null, 100, after) }),
    Facets: ({ filter, anyStatus, anyPriority, anyCategory, review }) => ({
      all: { total: desk.list(searchOf(filter as TicketFilter), 'created').length },
      status: { byStatus: counts(anyStatus, 'status') },
      priority: { byPriority: counts(anyPriority, 'priority') },
      category: { byCategory: counts(anyCategory, 'category') },
      review: { total: desk.list(searchOf(review as TicketFilter), 'created').length },
    }),
    ChangeFields: ({ input }) => {
      const { id, ...change } = input as { id: string } & Partial<FieldValues>;
      return { updateTicket: { ticket: node(desk.change(id, change)), userErrors: [] } };
    },
    TicketDetail: ({ id }) => ({ ticket: node(desk.tickets.get(id as string) as DeskTicket) }),
    ...more,
  });
  return { ...client, desk };
}

/** Tells the client what has changed: everything since it began to listen, since it knows what is old. */
export function tellNews(server: DeskServer) {
  server.publish('TicketSignal', SIGNAL);
  server.publish('QueueFollow', (variables) =>
    eventsOf(server.desk, variables).nodes.map((event) => ({ ticketEvents: event })),
  );
}
