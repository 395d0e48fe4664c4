import type { ResultOf } from 'gql.tada';
import { useState } from 'react';
import { useQuery } from 'urql';
import { type Problem, problemOf } from '../../api/problem';
import { useTicketSignal } from '../../api/use-ticket-signal';
import { graphql } from '../../gql/graphql';
import { SuggestionFragment } from '../suggestion/suggestion';
import { TitleBlockFragment } from './title-block';

/** One ticket, whole. */
export const TicketDetailQuery = graphql(
  `
    query TicketDetail($id: ID!) {
      ticket(id: $id) {
        id
        title
        description
        version
        ...TitleBlock_Ticket
        ...Suggestion_Ticket
      }
    }
  `,
  [TitleBlockFragment, SuggestionFragment],
);

/** A ticket as the page of it needs it. */
export type WholeTicket = NonNullable<ResultOf<typeof TicketDetailQuery>['ticket']>;

/** What is newer than what was read: some of a ticket, as the answer to a change told it. */
type Told = { id: string; version: number };

/** One ticket as it is read and kept up to date. */
export type TicketState = {
  /** Null when there is none with this id, undefined while that is not known. */
  ticket: WholeTicket | null | undefined;
  problem: Problem | null;
  reload: () => void;
  /** Takes over what the answer to a change told of the ticket. */
  take: (told: Told) => void;
};

/** Reads a ticket, at once from the cache where it is there, and again whenever it may have changed. */
export function useTicket(id: string): TicketState {
  const [{ data, error }, read] = useQuery({
    query: TicketDetailQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const reload = () => read({ requestPolicy: 'network-only' });
  useTicketSignal(reload);
  // A failed read tells nothing: what was read before stays, and with it an edit that is under way.
  const [last, setLast] = useState(data);
  if (data && data !== last) setLast(data);
  const [told, setTold] = useState<Told | null>(null);

  // The answer to a change is newer than what was read before it, until the ticket has been read again. What it selects
  // is all there, whatever the masks of its fragments show to whom.
  const stored = (data ?? last)?.ticket;
  const isNewer = stored && told?.id === stored.id && told.version > stored.version;
  return {
    ticket: isNewer ? { ...stored, ...told } : stored,
    problem: error ? problemOf(error) : null,
    reload,
    take: (next) =>
      setTold((before) =>
        before && before.id === next.id && before.version > next.version ? before : next,
      ),
  };
}
