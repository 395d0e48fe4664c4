// How many tickets are not done yet, and of which kinds.
// npm install graphql graphql-request && npx tsx stats.mts
import { GraphQLClient, gql } from 'graphql-request';

const url = process.env.FRONTDESK_URL ?? 'http://localhost:8000';
const client = new GraphQLClient(`${url}/graphql`);

type Stats = {
  ticketStats: {
    total: number;
    byCategory: { category: string; count: number }[];
    byPriority: { priority: string; count: number }[];
  };
};

const { ticketStats } = await client.request<Stats>({
  document: gql`
    query Stats($filter: TicketFilter) {
      ticketStats(filter: $filter) {
        total
        byCategory { category count }
        byPriority { priority count }
      }
    }
  `,
  // The same filter serves lists, exports and events.
  variables: { filter: { status: ['OPEN', 'IN_PROGRESS'] } },
  signal: AbortSignal.timeout(30_000),
});

console.log(`${ticketStats.total} tickets are not done`);
for (const { category, count } of ticketStats.byCategory) console.log(category, count);
for (const { priority, count } of ticketStats.byPriority) console.log(priority, count);
