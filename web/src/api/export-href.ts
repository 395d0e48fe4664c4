import type { TicketFilter } from './ticket-filter';

/** Which tickets, and in which order: as the variables of a query. */
type Question = { filter?: TicketFilter | undefined; orderBy?: object | null };

/** The address where the server has these tickets, or their statistics, as CSV. */
export function exportHref(what: 'tickets' | 'stats', question: Question): string {
  const said = Object.entries(question).filter(([, value]) => value);
  const query = said.map(([name, value]) => `${name}=${encodeURIComponent(JSON.stringify(value))}`);
  return [`/export/${what}.csv`, ...(query.length > 0 ? [query.join('&')] : [])].join('?');
}
