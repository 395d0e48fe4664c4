import type { Client } from 'urql';
import type { TicketFilter } from '../../api/ticket-filter';
import type { QueueSearch } from '../queue-search';
import type { RowTicket } from '../ticket-row';
import { followList } from './follow-list';
import { createListStore, type ListStore } from './list-store';
import { matchesFields } from './matches-fields';
import { queueSource } from './queue-source';

/** Where one stands in a list. It changes with every move, and nothing is drawn anew for that. */
export type ListPlace = { scrollTop: number; active: string | null };

/** A list that is kept while one looks at something else, with where one stood in it. */
export type KeptList = {
  key: string;
  store: ListStore<RowTicket>;
  /** Reads it, or what it has missed, and keeps it true until what this returns is called. */
  follow: () => () => void;
  place: ListPlace;
};

const KEPT = 5;
const memory = new WeakMap<Client, KeptList[]>();

/** The list that answers this question: the one from before, if it is one of the last few, as it was left. */
export function recallList(
  client: Client,
  search: QueueSearch,
  filter: TicketFilter | undefined,
): KeptList {
  const kept = memory.get(client) ?? [];
  const { order } = search;
  const key = JSON.stringify([order, filter]);
  const known = kept.find((list) => list.key === key) ?? newList(client, key, search, filter);
  memory.set(client, [known, ...kept.filter((list) => list !== known)].slice(0, KEPT));
  return known;
}

function newList(
  client: Client,
  key: string,
  search: QueueSearch,
  filter: TicketFilter | undefined,
): KeptList {
  const { order } = search;
  const source = queueSource(client, filter, order);
  const place: ListPlace = { scrollTop: 0, active: null };
  const store = createListStore(source, {
    order: order ?? 'created',
    matches: (fields) => matchesFields(search, fields),
    byWords: filter?.search !== undefined,
    isReadOn: () => place.scrollTop > 0 || place.active !== null,
  });
  return { key, store, follow: () => followList(store, source), place };
}
