import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useClient } from 'urql';
import { type Problem, problemOf } from '../api/problem';
import { type TicketFilter, useTicketSignal } from '../api/use-ticket-signal';
import { graphql } from '../gql/graphql';
import { NO_PAGES, type Pages, pagesReducer } from './ticket-pages';
import { TicketRowFragment } from './ticket-row';
import type { ChangedTicket } from './use-update-ticket';

const PAGE_SIZE = 50;
// Rows are kept by the list itself; the cache would only bring back yesterday's.
const FRESH = { requestPolicy: 'network-only' } as const;

const QueuePageQuery = graphql(
  `
    query QueuePage($filter: TicketFilter, $first: Int!, $after: String) {
      tickets(filter: $filter, first: $first, after: $after) {
        totalCount
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
    }
  `,
  [TicketRowFragment],
);

/** The list, its state of loading, and what can be asked of it. */
export type TicketPages = {
  pages: Pages<ChangedTicket>;
  /** The rows answer an earlier filter; the answer to the present one is on its way. */
  outdated: boolean;
  loadingMore: boolean;
  problem: Problem | null;
  loadMore: () => void;
  refresh: () => void;
  /** Puts a changed ticket in the place of its old row. */
  replace: (ticket: ChangedTicket) => void;
};

/**
 * The queue as one endless list, read page by page and kept up to date at its head. `filter` must keep its identity as
 * long as it means the same.
 */
export function useTicketPages(filter: TicketFilter | undefined): TicketPages {
  const client = useClient();
  const [pages, dispatch] = useReducer(pagesReducer<ChangedTicket>, NO_PAGES);
  const [loadingMore, setLoadingMore] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const wanted = useRef(filter);

  const read = useCallback(
    async (after: string | null) => {
      const variables = { filter: filter ?? null, first: PAGE_SIZE, after };
      const { data, error } = await client.query(QueuePageQuery, variables, FRESH).toPromise();
      // The reader has asked for something else meanwhile.
      if (wanted.current !== filter) return;
      setProblem(error ? problemOf(error) : null);
      if (!data) return;
      const page = data.tickets;
      dispatch(
        after === null ? { type: 'head', filter, page } : { type: 'more', filter, after, page },
      );
    },
    [client, filter],
  );

  useEffect(() => {
    wanted.current = filter;
    void read(null);
  }, [filter, read]);

  const refresh = () => void read(null);
  useTicketSignal(filter, refresh);

  return {
    pages,
    outdated: pages.filter !== filter,
    loadingMore,
    problem,
    refresh,
    loadMore: async () => {
      if (loadingMore || pages.filter !== filter) return;
      setLoadingMore(true);
      await read(pages.endCursor);
      setLoadingMore(false);
    },
    replace: (ticket) => dispatch({ type: 'changed', ticket }),
  };
}
