import type { ResultOf } from 'gql.tada';
import { graphql } from '../../gql/graphql';

/** A stretch of what happened to a ticket. */
export const TicketHistoryQuery = graphql(`
  query TicketHistory($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    ticket(id: $id) {
      id
      events(first: $first, after: $after, last: $last, before: $before) {
        nodes {
          kind
          version
          createdAt
          actor
          changes {
            field
            from
            to
          }
        }
        pageInfo {
          hasPreviousPage
          hasNextPage
          startCursor
          endCursor
        }
      }
    }
  }
`);

type Connection = NonNullable<ResultOf<typeof TicketHistoryQuery>['ticket']>['events'];

/** One change of a ticket. */
export type TicketEvent = Connection['nodes'][number];
/** One field of a ticket: from what, to what. */
export type FieldStep = TicketEvent['changes'][number];

/** A stretch of a history without gaps, the oldest first, and the ways on from both of its ends. */
export type Stretch = {
  events: readonly TicketEvent[];
  hasEarlier: boolean;
  start: string | null;
  hasLater: boolean;
  end: string | null;
};

/** The stretch that was answered; that of no ticket is empty. */
export function stretchOf(answer: ResultOf<typeof TicketHistoryQuery>): Stretch {
  const { nodes = [], pageInfo } = answer.ticket?.events ?? {};
  return {
    events: nodes,
    hasEarlier: pageInfo?.hasPreviousPage ?? false,
    start: pageInfo?.startCursor ?? null,
    hasLater: pageInfo?.hasNextPage ?? false,
    end: pageInfo?.endCursor ?? null,
  };
}

/** The version that the first of these events made; 0 where there is none. */
export function firstVersion({ events }: Stretch): number {
  return events[0]?.version ?? 0;
}

/** The version that the last of these events made; 0 where there is none. */
export function lastVersion({ events }: Stretch): number {
  return events.at(-1)?.version ?? 0;
}

/**
 * Two stretches that touch or overlap as one. Events are told apart by the versions they made: what both hold is there
 * once.
 */
export function joined(one: Stretch, other: Stretch): Stretch {
  if (other.events.length === 0) return one;
  if (one.events.length === 0) return other;
  const byVersion = new Map([...one.events, ...other.events].map((each) => [each.version, each]));
  const from = firstVersion(one) < firstVersion(other) ? one : other;
  const to = lastVersion(one) > lastVersion(other) ? one : other;
  return {
    events: [...byVersion.values()].sort((a, b) => a.version - b.version),
    hasEarlier: from.hasEarlier,
    start: from.start,
    hasLater: to.hasLater,
    end: to.end,
  };
}
