import type { TicketFilter } from './ticket-filter';

/** Which tickets, in which order, which days of them: as the variables of a query. */
type Question = {
  filter?: TicketFilter | undefined;
  orderBy?: object | null;
  from?: string;
  to?: string;
};

/** The address where the server has these tickets, or their statistics, as CSV. */
export function exportHref(what: 'tickets' | 'stats', question: Question): string {
  const said = Object.entries(question).filter(([, value]) => value);
  const query = said.map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `${name}=${encodeURIComponent(text)}`;
  });
  return [`/export/${what}.csv`, ...(query.length > 0 ? [query.join('&')] : [])].join('?');
}
