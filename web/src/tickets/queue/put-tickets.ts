import { type TicketList, withChanges } from './list-model';
import type { Listed } from './list-places';
import type { Question } from './list-store';

/** Tickets as changes by hand were answered, until the log tells of these changes, too. */
export type PutTickets<T extends Listed> = {
  /** Takes an answer; `listed` is the version of the ticket in the list, if it is there. */
  put: (ticket: T, listed: number | undefined) => void;
  /** The log tells of a ticket: it knows better than the answer to that change or to an earlier one. */
  tell: (ticket: T, isMatch: boolean) => void;
  /** The list with them above it. */
  above: (list: TicketList<T>) => TicketList<T>;
  /** The list was read anew: what is put and what was told is in it. */
  clear: () => void;
};

/** How many are remembered of which the log told: the answer to a change may come later than that. */
const REMEMBERED = 5000;

/** Makes the place where answers to changes by hand are kept for a list. */
export function putTickets<T extends Listed>({ matches, byWords }: Question): PutTickets<T> {
  const put = new Map<string, T>();
  /** The versions the log told last, also of what is not in the list, and whether the ticket was one of the list then. */
  const told = new Map<string, { version: number; isMatch: boolean }>();

  return {
    put: (ticket, listed) => {
      const { id, version } = ticket;
      const last = told.get(id);
      const known = Math.max(put.get(id)?.version ?? 0, last?.version ?? 0, listed ?? 0);
      // Of what was not known before, the log may have told all that it ever will.
      if (known === 0 || version <= known) return;
      // Somebody else may have changed its words, too: only the log tells.
      const isByWords = version > known + 1 || (last?.version === known && !last.isMatch);
      if (byWords && isByWords && matches(ticket)) return;
      put.set(id, ticket);
    },
    tell: ({ id, version }, isMatch) => {
      if (version >= (put.get(id)?.version ?? Infinity)) put.delete(id);
      if (version <= (told.get(id)?.version ?? 0)) return;
      told.delete(id);
      told.set(id, { version, isMatch });
      for (const [oldest] of told) {
        if (told.size <= REMEMBERED) break;
        told.delete(oldest);
      }
    },
    above: (list) => {
      if (put.size === 0) return list;
      const tickets = [...put.values()];
      return withChanges(list, {
        matching: tickets.filter(matches),
        gone: tickets.filter((ticket) => !matches(ticket)),
      });
    },
    clear: () => {
      put.clear();
      told.clear();
    },
  };
}
