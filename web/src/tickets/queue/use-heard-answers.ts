import { readFragment } from 'gql.tada';
import { useEffect, useRef } from 'react';
import { useAnswers } from '../fields/answers';
import type { ChangedTicket } from '../fields/use-change-fields';
import { type RowTicket, TicketRowFragment } from '../ticket-row';
import type { ListStore } from './list-store';

/** Milliseconds in which answers are gathered, so that many tickets changed at once do not mean as many lists. */
const GATHERED_FOR = 30;

/** Puts what any change by hand was answered into the list, before the choice ceases to be shown by itself. */
export function useHeardAnswers(store: ListStore<RowTicket>) {
  const heard = useRef<ChangedTicket[]>([]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useAnswers<ChangedTicket>((ticket) => {
    heard.current.push(ticket);
    timer.current ??= setTimeout(() => {
      const known = new Map(store.state().list?.rows.map((row) => [row.id, row]));
      const rows = heard.current.flatMap((changed) => {
        const row = known.get(changed.id);
        return row ? [{ ...row, ...readFragment(TicketRowFragment, changed) }] : [];
      });
      heard.current = [];
      timer.current = undefined;
      store.put(...rows);
    }, GATHERED_FOR);
  });

  useEffect(() => () => clearTimeout(timer.current), []);
}
