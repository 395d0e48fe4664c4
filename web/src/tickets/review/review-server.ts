import { type FragmentOf, type ResultOf, readFragment } from 'gql.tada';
import type { Client } from 'urql';
import { type Problem, problemOf } from '../../api/problem';
import type { FieldValues } from '../../api/ticket-enums';
import type { TicketFilter } from '../../api/ticket-filter';
import { graphql } from '../../gql/graphql';
import { texts } from '../../texts/texts';
import { SuggestionFragment } from '../suggestion/suggestion';

const ReviewTicketFragment = graphql(
  `
    fragment Review_Ticket on Ticket {
      id
      title
      description
      category
      priority
      status
      createdAt
      version
      needsReview
      ...Suggestion_Ticket
    }
  `,
  [SuggestionFragment],
);

const ReviewListQuery = graphql(`
  query ReviewList($filter: TicketFilter!, $first: Int!, $after: String, $count: Boolean!) {
    tickets(
      filter: $filter
      orderBy: { field: CREATED_AT, direction: ASC }
      first: $first
      after: $after
    ) {
      totalCount @include(if: $count)
      nodes {
        id
        version
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const ReviewTicketQuery = graphql(
  `
    query ReviewTicket($id: ID!) {
      ticket(id: $id) {
        ...Review_Ticket
      }
    }
  `,
  [ReviewTicketFragment],
);

const ReviewMutation = graphql(
  `
    mutation Review($input: ReviewTicketInput!) {
      reviewTicket(input: $input) {
        ticket {
          ...Review_Ticket
        }
        userErrors {
          code
          message
        }
      }
    }
  `,
  [ReviewTicketFragment],
);

/** A ticket as one needs it to judge it. */
export type ReviewTicket = ResultOf<typeof ReviewTicketFragment>;

/** What a person says about a ticket. */
export type Verdict = Pick<FieldValues, 'category' | 'priority'>;

/** A ticket that waits, and the version it has. */
export type Waiting = { id: string; version: number };

/** What waits, the oldest first, as far as it was asked for, and how much there is in all. */
export type WaitingList = { waiting: Waiting[]; total: number };

/** What came of a verdict. */
export type Judged =
  | { kind: 'stored'; ticket: ReviewTicket }
  /** Somebody else was faster. The ticket as it is now; null when there is none. */
  | { kind: 'conflict'; ticket: ReviewTicket | null }
  | { kind: 'failed'; problem: string };

/** The server, as far as reviews go. */
export type ReviewServer = {
  /** At least the first so many; null with the reason when they cannot be had. */
  list: (count: number) => Promise<{ list: WaitingList | null; problem: Problem | null }>;
  /** Undefined when it cannot be had, null when there is none. */
  ticket: (id: string) => Promise<ReviewTicket | null | undefined>;
  judge: (id: string, version: number, verdict: Verdict) => Promise<Judged>;
};

const PAGE = 100;
// What stands in a cache may have been judged since.
const FRESH = { requestPolicy: 'network-only' } as const;

/** Asks the server for the tickets that a filter means and that need a review. */
export function reviewServer(client: Client, filter: TicketFilter | undefined): ReviewServer {
  return {
    list: async (count) => {
      const waiting: Waiting[] = [];
      let total = 0;
      let after: string | null = null;
      do {
        const { data, error } = await client
          .query(
            ReviewListQuery,
            {
              filter: { ...filter, needsReview: true },
              first: PAGE,
              after,
              count: after === null,
            },
            FRESH,
          )
          .toPromise();
        if (!data) return { list: null, problem: error ? problemOf(error) : null };
        const { totalCount, nodes, pageInfo }: ResultOf<typeof ReviewListQuery>['tickets'] =
          data.tickets;
        total = totalCount ?? total;
        waiting.push(...nodes);
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
      } while (after !== null && waiting.length < count);
      return { list: { waiting, total: Math.max(total, waiting.length) }, problem: null };
    },
    ticket: async (id) => {
      const { data } = await client.query(ReviewTicketQuery, { id }, FRESH).toPromise();
      return data && read(data.ticket);
    },
    judge: async (id, version, verdict) => {
      const input = { id, expectedVersion: version, ...verdict };
      const { data, error } = await client.mutation(ReviewMutation, { input }).toPromise();
      if (!data) {
        const reason = error ? problemOf(error).message : texts.errors.noAnswer;
        return { kind: 'failed', problem: texts.errors.notChanged(reason) };
      }
      const { userErrors } = data.reviewTicket;
      const ticket = read(data.reviewTicket.ticket);
      if (userErrors.some(({ code }) => code === 'CONFLICT')) return { kind: 'conflict', ticket };
      if (ticket && userErrors.length === 0) return { kind: 'stored', ticket };
      const message = userErrors.map((each) => each.message).join(' ');
      return { kind: 'failed', problem: message || texts.errors.noAnswer };
    },
  };
}

function read(ticket: FragmentOf<typeof ReviewTicketFragment> | null): ReviewTicket | null {
  return ticket && readFragment(ReviewTicketFragment, ticket);
}
