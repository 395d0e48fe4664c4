import { useQuery } from 'urql';
import type { TicketFilter } from '../api/ticket-filter';
import { useTicketSignal } from '../api/use-ticket-signal';
import { graphql } from '../gql/graphql';

// Apart from the pages: the server counts the matches of a search one by one, and no list should wait for that.
const TicketCountQuery = graphql(`
  query TicketCount($filter: TicketFilter) {
    tickets(filter: $filter, first: 0) {
      totalCount
    }
  }
`);

const COUNTED_AT_MOST_EVERY = 1000;
const SEARCH_COUNTED_AT_MOST_EVERY = 5000;
const COUNT = new Intl.NumberFormat();

/** How many tickets a filter matches, following live. Give it a key: for another filter it starts anew. */
export function TicketCount({ filter }: { filter: TicketFilter | undefined }) {
  const [{ data, error }, read] = useQuery({
    query: TicketCountQuery,
    variables: { filter: filter ?? null },
    requestPolicy: 'network-only',
  });
  useTicketSignal(
    () => read({ requestPolicy: 'network-only' }),
    filter?.search ? SEARCH_COUNTED_AT_MOST_EVERY : COUNTED_AT_MOST_EVERY,
  );
  // That a count cannot be had is no news beside a list that says the same, and no loss beside one that is there.
  if (!data) return error ? null : 'Counting…';
  const { totalCount } = data.tickets;
  return totalCount === 1 ? '1 ticket' : `${COUNT.format(totalCount)} tickets`;
}
