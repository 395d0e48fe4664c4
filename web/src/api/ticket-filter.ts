import type { graphql } from '../gql/graphql';

/** The filter that lists, counts and statistics share. */
export type TicketFilter = ReturnType<typeof graphql.scalar<'TicketFilter'>>;
