import type { FragmentOf } from 'gql.tada';
import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useClient } from 'urql';
import { type Problem, problemOf } from '../api/problem';
import type { TicketFilter } from '../api/ticket-filter';
import { useTicketSignal } from '../api/use-ticket-signal';
import { graphql } from '../gql/graphql';
import { type Listed, NO_PAGES, type Pages, pagesReducer } from './ticket-pages';
import { TicketRowFragment } from './ticket-row';

const PAGE_SIZE = 50;
// Rows are kept by the list itself; the cache would only bring back yesterday's.
const FRESH = { requestPolicy: 'network-only' } as const;

// The head brings what is new; the tickets changed last bring rows further down, and rows that no longer match, up to
// date.
const QueuePageQuery = graphql(
  `
    query QueuePage($filter: TicketFilter, $first: Int!, $after: String, $changes: Boolean!) {
      tickets(filter: $filter, first: $first, after: $after) {
        nodes {
          id
          createdAt
          version
          ...TicketRow_Ticket
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      changed: tickets(first: $first, orderBy: { field: UPDATED_AT }) @include(if: $changes) {
        nodes {
          id
          createdAt
          version
          ...TicketRow_Ticket
        }
      }
    }
  `,
  [TicketRowFragment],
);

/** A ticket as the queue keeps it. */
export type QueueTicket = Listed & FragmentOf<typeof TicketRowFragment>;

/** The list, its state of loading, and what can be asked of it. */
export type TicketPages = {
  pages: Pages<QueueTicket>;
  /** The rows answer an earlier filter; the answer to the present one is on its way. */
  outdated: boolean;
  loadingMore: boolean;
  problem: Problem | null;
  loadMore: () => void;
  refresh: () => void;
  /** Puts a changed ticket in the place of its old row. */
  replace: (ticket: QueueTicket) => void;
};

/**
 * The queue as one endless list, read page by page and kept up to date at its head. `filter` must keep its identity as
 * long as it means the same.
 */
export function useTicketPages(filter: TicketFilter | undefined): TicketPages {
  const client = useClient();
  const [pages, dispatch] = useReducer(pagesReducer<QueueTicket>, NO_PAGES);
  const [loadingMore, setLoadingMore] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wanted = useRef(filter);

  const read = useCallback(
    async (after: string | null, changes: boolean) => {
      const variables = { filter: filter ?? null, first: PAGE_SIZE, after, changes };
      const { data, error } = await client.query(QueuePageQuery, variables, FRESH).toPromise();
      // The reader has asked for something else meanwhile.
      if (wanted.current !== filter) return;
      setProblem(error ? problemOf(error) : null);
      if (!data) return;
      const page = data.tickets;
      dispatch(
        after === null ? { type: 'head', filter, page } : { type: 'more', filter, after, page },
      );
      if (data.changed) dispatch({ type: 'changed', tickets: data.changed.nodes });
    },
    [client, filter],
  );

  useEffect(() => {
    wanted.current = filter;
    void read(null, false);
  }, [filter, read]);

  const refresh = () => read(null, true);
  useTicketSignal(refresh);

  return {
    pages,
    outdated: pages.filter !== filter,
    loadingMore,
    problem,
    refresh: () => void refresh(),
    loadMore: async () => {
      if (loadingMore || pages.filter !== filter) return;
      setLoadingMore(true);
      await read(pages.endCursor, false);
      setLoadingMore(false);
    },
    replace: (ticket) => dispatch({ type: 'changed', tickets: [ticket] }),
  };
}
