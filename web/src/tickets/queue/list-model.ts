import { comparePlaces, type Listed, type ListOrder, type Place, placeOf } from './list-places';

/** A page of the list as the server answers it. */
export type Page<T> = {
  nodes: readonly T[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
};

/** What is known of a list: its rows from the first one down to where it was read. */
export type TicketList<T extends Listed> = {
  order: ListOrder;
  rows: readonly T[];
  /** Where the last page ended; what belongs beneath is not here yet. Null when there is nothing beneath. */
  end: Place | null;
  endCursor: string | null;
};

/** What changed, as far as it is known. */
export type Changes<T> = {
  /** Tickets that match, as they are now. */
  matching: readonly T[];
  /** Tickets that do not match in these versions: what is older of them has to go. */
  gone: readonly { id: string; version: number }[];
};

/** A list from its first page. */
export function listFrom<T extends Listed>(order: ListOrder, page: Page<T>): TicketList<T> {
  return { order, rows: page.nodes, ...endOf(order, page, null) };
}

/** The list with the page that followed its end. */
export function withMore<T extends Listed>(list: TicketList<T>, page: Page<T>): TicketList<T> {
  const { order } = list;
  return { order, rows: merged(list, page.nodes, []), ...endOf(order, page, list.end) };
}

/**
 * The list after changes: rows in the places where they belong now, those that no longer match left out. What belongs
 * beneath the end comes with its page. Nothing changed means the same list.
 */
export function withChanges<T extends Listed>(
  list: TicketList<T>,
  { matching, gone }: Changes<T>,
): TicketList<T> {
  const rows = merged(list, matching, gone);
  if (rows === list.rows) return list;
  const { end, order } = list;
  return { ...list, rows: end ? rows.filter((row) => isAbove(order, row, end)) : rows };
}

function endOf<T extends Listed>(order: ListOrder, page: Page<T>, before: Place | null) {
  const { hasNextPage, endCursor } = page.pageInfo;
  if (!hasNextPage) return { end: null, endCursor: null };
  const last = page.nodes.at(-1);
  return { end: last ? placeOf(order, last) : before, endCursor };
}

function isAbove(order: ListOrder, row: Listed, end: Place): boolean {
  return comparePlaces(placeOf(order, row), end) <= 0;
}

function merged<T extends Listed>(
  { order, rows }: TicketList<T>,
  fresh: readonly T[],
  gone: Changes<T>['gone'],
): readonly T[] {
  const known = new Map(rows.map((row) => [row.id, row]));
  // A page read before a change may be answered after it: an older version never takes the place of a newer one.
  const news = new Map<string, T>();
  for (const row of fresh) {
    const old = news.get(row.id) ?? known.get(row.id);
    if (!old || row.version > old.version) news.set(row.id, row);
  }
  const losses = new Set<string>();
  for (const { id, version } of gone) {
    const old = news.get(id) ?? known.get(id);
    if (old && version > old.version) losses.add(id);
  }
  if (news.size === 0 && losses.size === 0) return rows;

  const stay = rows.filter(({ id }) => !news.has(id) && !losses.has(id));
  const come = [...news.values()]
    .filter(({ id }) => !losses.has(id))
    .map((row) => ({ row, place: placeOf(order, row) }))
    .sort((a, b) => comparePlaces(a.place, b.place));

  // Both are in order: one walk through them, since the list may have thousands of rows.
  const all: T[] = [];
  let next = 0;
  for (const row of stay) {
    for (; next < come.length; next += 1) {
      const comer = come[next];
      if (!comer || comparePlaces(comer.place, placeOf(order, row)) > 0) break;
      all.push(comer.row);
    }
    all.push(row);
  }
  return [...all, ...come.slice(next).map(({ row }) => row)];
}
