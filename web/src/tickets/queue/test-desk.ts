import type { FieldValues } from '../../api/ticket-enums';
import type { TicketSearch } from '../../filter/ticket-search';
import type { Page } from './list-model';
import { comparePlaces, type Listed, type ListOrder, placeOf } from './list-places';
import { matchesFields } from './matches-fields';

/** A ticket on the desk. */
export type DeskTicket = Listed & { title: string };

/** What happened to a ticket: how it is since, and how it was. */
type DeskEvent = { ticket: DeskTicket; before: DeskTicket | null };

/** A server as small as can be: tickets, pages of them in any order from any place, and a log of what happened. */
export class Desk {
  tickets = new Map<string, DeskTicket>();
  log: DeskEvent[] = [];
  /** How many events can be read: the last ones may have to wait for others. */
  told = Number.POSITIVE_INFINITY;
  /** How many events are gone from the log. */
  gone = 0;
  private clock = 0;
  create(fields: FieldValues, title: string) {
    const id = String(this.tickets.size + 1);
    const now = this.now();
    const ticket = { id, version: 1, createdAt: now, updatedAt: now, title, ...fields };
    this.store(ticket, null);
  }

  change(id: string, change: Partial<DeskTicket>): DeskTicket {
    const old = this.tickets.get(id) as DeskTicket;
    const ticket = { ...old, ...change, updatedAt: this.now(), version: old.version + 1 };
    this.store(ticket, old);
    return ticket;
  }

  list(search: TicketSearch, order: ListOrder): DeskTicket[] {
    return [...this.tickets.values()]
      .filter((ticket) => matches(search, ticket))
      .sort((a, b) => comparePlaces(placeOf(order, a), placeOf(order, b)));
  }

  /** The cursor behind all that has happened. */
  asOf(): string {
    return String(this.log.length);
  }

  /** A page of the log, for which so many events are looked at; null when it cannot go on from there. */
  events(search: TicketSearch, after: string, looked = Number.POSITIVE_INFINITY) {
    const from = Number(after);
    if (from < this.gone) return null;
    const readable = Math.max(from, Math.min(this.told, this.log.length));
    const end = Math.min(readable, from + looked);
    const events = this.log.slice(from, end).flatMap(({ ticket, before }, index) => {
      const now = matches(search, ticket);
      if (!now && !(before && matches(search, before))) return [];
      return [{ ticket, matches: now, cursor: String(from + index + 1) }];
    });
    return { events, cursor: String(end), hasMore: end < readable };
  }

  private store(ticket: DeskTicket, before: DeskTicket | null) {
    this.tickets.set(ticket.id, ticket);
    this.log.push({ ticket, before });
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

function matches(search: TicketSearch, ticket: DeskTicket): boolean {
  return matchesFields(search, ticket) && ticket.title.includes(search.q ?? '');
}
