import type { FieldValues } from '../../api/ticket-enums';
import type { TicketSearch } from '../../filter/ticket-search';
import type { Page } from './list-model';
import { comparePlaces, type Listed, type ListOrder, placeOf } from './list-places';
import { matchesFields } from './matches-fields';

/** A ticket on the desk. */
export type DeskTicket = Listed & { title: string };

/** A server as small as can be: tickets, and pages of them in any order from any place. */
export class Desk {
  tickets = new Map<string, DeskTicket>();
  private clock = 0;
  create(fields: FieldValues, title: string) {
    const id = String(this.tickets.size + 1);
    const now = this.now();
    this.tickets.set(id, { id, version: 1, createdAt: now, updatedAt: now, title, ...fields });
  }

  change(id: string, change: Partial<DeskTicket>): DeskTicket {
    const old = this.tickets.get(id) as DeskTicket;
    const ticket = { ...old, ...change, updatedAt: this.now(), version: old.version + 1 };
    this.tickets.set(id, ticket);
    return ticket;
  }

  list(search: TicketSearch, order: ListOrder): DeskTicket[] {
    return [...this.tickets.values()]
      .filter((ticket) => matchesFields(search, ticket) && ticket.title.includes(search.q ?? ''))
      .sort((a, b) => comparePlaces(placeOf(order, a), placeOf(order, b)));
  }

  page(
    search: TicketSearch,
    order: ListOrder,
    first: number,
    after: string | null,
  ): Page<DeskTicket> {
    const place = after ? JSON.parse(after) : null;
    const rest = this.list(search, order).filter(
      (ticket) => !place || comparePlaces(placeOf(order, ticket), place) > 0,
    );
    const nodes = rest.slice(0, first);
    const last = nodes.at(-1);
    return {
      nodes,
      pageInfo: {
        hasNextPage: rest.length > first,
        endCursor: last ? JSON.stringify(placeOf(order, last)) : null,
      },
    };
  }

  private now(): string {
    this.clock += 1;
    return `2026-01-01T00:00:00.${String(this.clock).padStart(6, '0')}Z`;
  }
}
