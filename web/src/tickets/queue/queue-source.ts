import { type FragmentOf, readFragment } from 'gql.tada';
import type { Client, CombinedError } from 'urql';
import { problemOf } from '../../api/problem';
import { ENDS_WITH_SOCKET, whenBack } from '../../api/socket';
import type { TicketFilter } from '../../api/ticket-filter';
import { graphql } from '../../gql/graphql';
import { orderOf } from '../list-order';
import type { QueueOrder } from '../queue-search';
import { type RowTicket, TicketRowFragment } from '../ticket-row';
import type { ListFeed } from './follow-list';
import type { ListSource } from './list-store';

/** What a row shows besides what any change of a ticket answers: the place in the text where the words stand. */
export const QueueRowFragment = graphql(
  `
    fragment QueueRow_Ticket on Ticket {
      excerpt(around: $words, length: $length)
      ...TicketRow_Ticket
    }
  `,
  [TicketRowFragment],
);

const QueuePageQuery = graphql(
  `
    query QueuePage(
      $filter: TicketFilter
      $order: TicketOrder
      $words: String
      $length: Int!
      $first: Int!
      $after: String
      $begin: Boolean!
    ) {
      latest: tickets(first: 1, orderBy: { field: UPDATED_AT }) @include(if: $begin) {
        nodes {
          updatedAt
        }
      }
      tickets(filter: $filter, orderBy: $order, first: $first, after: $after) {
        asOf @include(if: $begin)
        nodes {
          ...QueueRow_Ticket
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [QueueRowFragment],
);

const QueueEventFragment = graphql(
  `
    fragment QueueEvent on TicketEvent {
      cursor
      matches
      ticket {
        ...QueueRow_Ticket
      }
    }
  `,
  [QueueRowFragment],
);

const QueueEventsQuery = graphql(
  `
    query QueueEvents(
      $filter: TicketFilter
      $words: String
      $length: Int!
      $first: Int!
      $after: String!
    ) {
      ticketEvents(filter: $filter, first: $first, after: $after) {
        nodes {
          ...QueueEvent
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  `,
  [QueueEventFragment],
);

const QueueFollowSubscription = graphql(
  `
    subscription QueueFollow(
      $filter: TicketFilter
      $words: String
      $length: Int!
      $after: String!
    ) {
      ticketEvents(filter: $filter, after: $after) {
        ...QueueEvent
      }
    }
  `,
  [QueueEventFragment],
);

// What there is room for; around a hit so little that the hit is in sight.
const EXCERPT_LENGTH = 160;
const HIT_LENGTH = 72;
const HEAD_SIZE = 50;
const PAGE_SIZE = 100;
const EVENTS_SIZE = 100;
// Rows are kept by the list itself; the cache would only bring back yesterday's.
const FRESH = { requestPolicy: 'network-only' } as const;

/** The server's answers to one question of the queue, and what it tells of it. */
export function queueSource(
  client: Client,
  filter: TicketFilter | undefined,
  order: QueueOrder | undefined,
): ListSource<RowTicket> & ListFeed<RowTicket> {
  const meant = {
    filter: filter ?? null,
    words: filter?.search ?? null,
    length: filter?.search ? HIT_LENGTH : EXCERPT_LENGTH,
  };
  const orderBy = orderOf({ order });
  return {
    page: async (after) => {
      const { data, error } = await client
        .query(
          QueuePageQuery,
          {
            ...meant,
            order: orderBy,
            first: after ? PAGE_SIZE : HEAD_SIZE,
            after,
            begin: after === null,
          },
          FRESH,
        )
        .toPromise();
      if (!data) return failure(error);
      const { tickets, latest } = data;
      const page = { nodes: tickets.nodes.map(rowOf), pageInfo: tickets.pageInfo };
      return {
        data: { page, asOf: tickets.asOf ?? null, latest: latest?.nodes[0]?.updatedAt ?? null },
        problem: null,
      };
    },
    events: async (after) => {
      const { data, error } = await client
        .query(QueueEventsQuery, { ...meant, first: EVENTS_SIZE, after }, FRESH)
        .toPromise();
      if (!data) return failure(error);
      const { nodes, pageInfo } = data.ticketEvents;
      return {
        data: {
          events: nodes.map((node) => eventOf(node).event),
          cursor: pageInfo.endCursor ?? after,
          hasMore: pageInfo.hasNextPage,
        },
        problem: null,
      };
    },
    open: (after, tell, ended) => {
      const { unsubscribe } = client
        .subscription(QueueFollowSubscription, { ...meant, after }, ENDS_WITH_SOCKET)
        .subscribe(({ data, error }) => {
          if (error || !data) return ended();
          const { event, cursor } = eventOf(data.ticketEvents);
          tell(event, cursor);
        });
      return unsubscribe;
    },
    pause: whenBack,
  };
}

function rowOf(node: FragmentOf<typeof QueueRowFragment>): RowTicket {
  const row = readFragment(QueueRowFragment, node);
  return { ...readFragment(TicketRowFragment, row), excerpt: row.excerpt };
}

function eventOf(node: FragmentOf<typeof QueueEventFragment>) {
  const { cursor, matches, ticket } = readFragment(QueueEventFragment, node);
  return { cursor, event: { matches, ticket: rowOf(ticket) } };
}

/** The codes with which the server says that the log cannot go on from a place. */
const LOST = ['INVALID_CURSOR', 'RESYNC_REQUIRED'];

function failure(error: CombinedError | undefined) {
  const code = error?.graphQLErrors[0]?.extensions.code;
  return {
    data: null,
    problem: error ? problemOf(error) : null,
    lost: typeof code === 'string' && LOST.includes(code),
  };
}
