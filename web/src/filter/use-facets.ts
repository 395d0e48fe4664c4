import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { FieldValues } from '../api/ticket-enums';
import type { TicketFilter } from '../api/ticket-filter';
import { useTicketSignal } from '../api/use-ticket-signal';
import { graphql } from '../gql/graphql';

// Each field's counts leave out what is chosen of that field, so that they tell what choosing a value would bring.
const FacetsQuery = graphql(`
  query Facets(
    $filter: TicketFilter
    $anyStatus: TicketFilter
    $anyPriority: TicketFilter
    $anyCategory: TicketFilter
    $review: TicketFilter
  ) {
    all: ticketStats(filter: $filter) {
      total
    }
    status: ticketStats(filter: $anyStatus) {
      byStatus {
        value: status
        count
      }
    }
    priority: ticketStats(filter: $anyPriority) {
      byPriority {
        value: priority
        count
      }
    }
    category: ticketStats(filter: $anyCategory) {
      byCategory {
        value: category
        count
      }
    }
    review: ticketStats(filter: $review) {
      total
    }
  }
`);

const COUNTED_AT_MOST_EVERY = 1000;
// The server counts the matches of a search one by one.
const SEARCH_COUNTED_AT_MOST_EVERY = 5000;

type Counts<V extends string> = Record<V, number>;

/** How many tickets the filter matches, and how many there are of each value of each field. */
export type Facets = { total: number; needsReview: number } & {
  [F in keyof FieldValues]: Counts<FieldValues[F]>;
};

/** The counts beside the filter, following live; null until they are known. `filter` must keep its identity. */
export function useFacets(filter: TicketFilter | undefined): Facets | null {
  const client = useClient();
  const [state, setState] = useState<{ filter: TicketFilter | undefined; facets: Facets } | null>(
    null,
  );
  const wanted = useRef(filter);

  const read = useCallback(async () => {
    const without = (field: keyof FieldValues) => ({ ...filter, [field]: null });
    const variables = {
      filter: filter ?? null,
      anyStatus: without('status'),
      anyPriority: without('priority'),
      anyCategory: without('category'),
      review: { ...filter, needsReview: true },
    };
    const { data } = await client
      .query(FacetsQuery, variables, { requestPolicy: 'network-only' })
      .toPromise();
    // That a count cannot be had is no news beside a list that says the same.
    if (wanted.current !== filter || !data) return;
    setState({
      filter,
      facets: {
        total: data.all.total,
        needsReview: data.review.total,
        status: record(data.status.byStatus),
        priority: record(data.priority.byPriority),
        category: record(data.category.byCategory),
      },
    });
  }, [client, filter]);

  useEffect(() => {
    wanted.current = filter;
    void read();
  }, [filter, read]);

  // The next count waits for the answer to this one: with slow counts and steady news none would ever be taken else.
  useTicketSignal(read, filter?.search ? SEARCH_COUNTED_AT_MOST_EVERY : COUNTED_AT_MOST_EVERY);
  return state?.filter === filter ? (state?.facets ?? null) : null;
}

function record<V extends string>(counts: readonly { value: V; count: number }[]): Counts<V> {
  return Object.fromEntries(counts.map(({ value, count }) => [value, count])) as Counts<V>;
}
