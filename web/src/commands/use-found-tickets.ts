import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { graphql } from '../gql/graphql';
import type { FoundTicket } from './palette-items';

const FoundTicketsQuery = graphql(`
  query FoundTickets($words: String!) {
    tickets(first: 5, filter: { search: $words }) {
      nodes {
        id
        title
        status
      }
    }
  }
`);

const PAUSE = 150;

/**
 * The newest tickets in which some words stand, looked up when typing pauses. Until the answer is there it is what was
 * found last, so that nothing jumps; answers to earlier words are dropped.
 */
export function useFoundTickets(typed: string): FoundTicket[] {
  const client = useClient();
  const words = typed.trim();
  const [found, setFound] = useState<FoundTicket[]>([]);

  useEffect(() => {
    if (words === '') return;
    let wanted = true;
    const timer = setTimeout(async () => {
      const { data } = await client
        .query(FoundTicketsQuery, { words }, { requestPolicy: 'network-only' })
        .toPromise();
      // Without an answer there still is the search itself, which says what is wrong.
      if (wanted) setFound(data?.tickets.nodes ?? []);
    }, PAUSE);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [client, words]);

  return words === '' ? [] : found;
}
