import { type FragmentOf, readFragment } from 'gql.tada';
import type { Client, CombinedError } from 'urql';
import { problemOf } from '../../api/problem';
import type { TicketFilter } from '../../api/ticket-filter';
import { graphql } from '../../gql/graphql';
import { orderOf } from '../list-order';
import type { QueueOrder } from '../queue-search';
import { type RowTicket, TicketRowFragment } from '../ticket-row';
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

// A ticket that changed and is not among those that match does not match (any more). So one request tells all that
// happened to the list, however far down.
const QueueNewsQuery = graphql(
  `
    query QueueNews(
      $filter: TicketFilter
      $order: TicketOrder
      $words: String
      $length: Int!
      $head: Int!
      $first: Int!
      $afterMatching: String
      $afterChanged: String
    ) {
      head: tickets(filter: $filter, orderBy: $order, first: $head) {
        nodes {
          ...QueueRow_Ticket
        }
      }
      matching: tickets(
        filter: $filter
        orderBy: { field: UPDATED_AT }
        first: $first
        after: $afterMatching
      ) {
        nodes {
          ...QueueRow_Ticket
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
      changed: tickets(orderBy: { field: UPDATED_AT }, first: $first, after: $afterChanged) {
        nodes {
          id
          version
          updatedAt
          category
          priority
          status
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

// What there is room for; around a hit so little that the hit is in sight.
const EXCERPT_LENGTH = 160;
const HIT_LENGTH = 72;
const HEAD_SIZE = 50;
const PAGE_SIZE = 100;
const NEWS_SIZE = 100;
// Rows are kept by the list itself; the cache would only bring back yesterday's.
const FRESH = { requestPolicy: 'network-only' } as const;

/** The server's answers to one question of the queue. */
export function queueSource(
  client: Client,
  filter: TicketFilter | undefined,
  order: QueueOrder | undefined,
): ListSource<RowTicket> {
  const asked = {
    filter: filter ?? null,
    order: orderOf({ order }),
    words: filter?.search ?? null,
    length: filter?.search ? HIT_LENGTH : EXCERPT_LENGTH,
  };
  return {
    page: async (after) => {
      const { data, error } = await client
        .query(
          QueuePageQuery,
          { ...asked, first: after ? PAGE_SIZE : HEAD_SIZE, after, begin: after === null },
          FRESH,
        )
        .toPromise();
      if (!data) return { data: null, problem: problem(error) };
      const { tickets, latest } = data;
      return {
        data: { page: pageOf(tickets), latest: latest?.nodes[0]?.updatedAt ?? null },
        problem: null,
      };
    },
    news: async (after) => {
      const { data, error } = await client
        .query(
          QueueNewsQuery,
          {
            ...asked,
            // The beginning is told once.
            head: after ? 0 : HEAD_SIZE,
            first: NEWS_SIZE,
            afterMatching: after?.matching ?? null,
            afterChanged: after?.changed ?? null,
          },
          FRESH,
        )
        .toPromise();
      if (!data) return { data: null, problem: problem(error) };
      const { head, matching, changed } = data;
      return {
        data: { head: head.nodes.map(rowOf), matching: pageOf(matching), changed },
        problem: null,
      };
    },
  };
}

type Node = FragmentOf<typeof QueueRowFragment>;

function pageOf<I>({ nodes, pageInfo }: { nodes: readonly Node[]; pageInfo: I }) {
  return { nodes: nodes.map(rowOf), pageInfo };
}

function rowOf(node: Node): RowTicket {
  const row = readFragment(QueueRowFragment, node);
  return { ...readFragment(TicketRowFragment, row), excerpt: row.excerpt };
}

function problem(error: CombinedError | undefined) {
  return error ? problemOf(error) : null;
}
