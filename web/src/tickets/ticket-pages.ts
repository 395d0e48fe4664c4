/** A ticket as the list needs to know it: enough to recognise, to order and to tell old from new. */
export type Listed = { id: string; createdAt: string; version: number };

/** One page of the queue as the server answers it. */
export type Page<T extends Listed> = {
  nodes: T[];
  pageInfo: { endCursor: string | null; hasNextPage: boolean };
};

/** The pages read so far, joined. `filter` tells which question they answer. */
export type Pages<T extends Listed> = {
  filter: unknown;
  tickets: T[];
  endCursor: string | null;
  hasNextPage: boolean;
};

/** What can happen to the list. */
export type PagesAction<T extends Listed> =
  | { type: 'head'; filter: unknown; page: Page<T> }
  | { type: 'more'; filter: unknown; after: string | null; page: Page<T> }
  | { type: 'changed'; tickets: T[] };

/** The list before anything was read. */
export const NO_PAGES: Pages<never> = {
  filter: null,
  tickets: [],
  endCursor: null,
  hasNextPage: false,
};

/**
 * Joins pages into one list, newest first. Pages are keyset pages over the time of creation, which never changes, so a
 * page read once stays in its place; only the head grows.
 */
export function pagesReducer<T extends Listed>(state: Pages<T>, action: PagesAction<T>): Pages<T> {
  switch (action.type) {
    case 'head':
      return withHead(state, action.filter, action.page);
    case 'more':
      // An answer to a question that is no longer asked.
      if (action.filter !== state.filter || action.after !== state.endCursor) return state;
      return {
        ...state,
        ...action.page.pageInfo,
        tickets: join(state.tickets, action.page.nodes),
      };
    case 'changed':
      return { ...state, tickets: renewed(state.tickets, action.tickets) };
  }
}

function withHead<T extends Listed>(state: Pages<T>, filter: unknown, page: Page<T>): Pages<T> {
  const known = new Set(state.tickets.map((ticket) => ticket.id));
  const touches = page.nodes.some((ticket) => known.has(ticket.id));
  // Without a common ticket there may be a gap between the new head and the old list, unless the head is all there is.
  if (filter !== state.filter || (!touches && page.pageInfo.hasNextPage)) {
    return { filter, tickets: page.nodes, ...page.pageInfo };
  }
  // A ticket that was just changed so that it no longer matches stays until the list is opened anew: what one works on
  // must not vanish under the hand, and a slip can be undone. The count above the list tells the truth meanwhile.
  return { ...state, tickets: join(state.tickets, page.nodes) };
}

// Tickets in the places of their older selves; what the list does not have stays out of it.
function renewed<T extends Listed>(old: T[], fresh: T[]): T[] {
  const byId = new Map(fresh.map((ticket) => [ticket.id, ticket]));
  return old.map((ticket) => newer(ticket, byId.get(ticket.id) ?? ticket));
}

function join<T extends Listed>(old: T[], fresh: T[]): T[] {
  const byId = new Map(old.map((ticket) => [ticket.id, ticket]));
  for (const ticket of fresh) byId.set(ticket.id, newer(byId.get(ticket.id), ticket));
  return [...byId.values()].sort(newestFirst);
}

// A page read before a change may arrive after it.
function newer<T extends Listed>(old: T | undefined, fresh: T): T {
  return old && old.version > fresh.version ? old : fresh;
}

function newestFirst(a: Listed, b: Listed): number {
  const byTime = Date.parse(b.createdAt) - Date.parse(a.createdAt);
  if (byTime !== 0) return byTime;
  // Same millisecond: the text still tells microseconds apart; then the later id first.
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return b.id.localeCompare(a.id, 'en', { numeric: true });
}
