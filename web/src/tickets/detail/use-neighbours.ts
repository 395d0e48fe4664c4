import { useEffect, useMemo, useState } from 'react';
import { type Client, type RequestPolicy, useClient } from 'urql';
import type { TicketFilter } from '../../api/ticket-filter';
import { useTicketSignal } from '../../api/use-ticket-signal';
import { filterOf } from '../../filter/ticket-search';
import { graphql } from '../../gql/graphql';
import { orderOf, type TicketOrder } from '../list-order';
import type { QueueSearch } from '../queue-search';
import { TicketDetailQuery } from './use-ticket';

// A ticket has a place in every order, also where the filter leaves it out.
const TicketPlaceQuery = graphql(`
  query TicketPlace($id: ID!, $order: TicketOrder) {
    ticket(id: $id) {
      id
      place: cursor(orderBy: $order)
    }
  }
`);

// Two of each: the ticket itself may have moved into the neighbourhood of the place where it was opened.
const NeighboursQuery = graphql(`
  query Neighbours($filter: TicketFilter, $order: TicketOrder, $place: String!) {
    next: tickets(filter: $filter, orderBy: $order, first: 2, after: $place) {
      nodes {
        id
        title
      }
    }
    previous: tickets(filter: $filter, orderBy: $order, last: 2, before: $place) {
      nodes {
        id
        title
      }
    }
  }
`);

/** The ticket before or after another one in a list. */
export type Neighbour = { id: string; title: string };
/** Both of them; null where there is none, or while it is not known. */
export type Neighbours = { previous: Neighbour | null; next: Neighbour | null };

const NONE: Neighbours = { previous: null, next: null };

type List = { filter: TicketFilter | null; order: TicketOrder | null };

/**
 * The neighbours of a ticket in a list, following live. The place counts where the ticket was opened: who changes it and
 * so moves it elsewhere in the list goes on from where they were. What the neighbours' pages need is fetched ahead.
 */
export function useNeighbours(id: string, search: QueueSearch): Neighbours {
  const client = useClient();
  const [again, setAgain] = useState(0);
  const [state, setState] = useState<{ of: object; place: string; neighbours: Neighbours } | null>(
    null,
  );
  // The visit of one ticket in one list: its identity tells whose neighbours are known.
  const visit = useMemo(
    () => ({ id, filter: filterOf(search, new Date()) ?? null, order: orderOf(search) }),
    [id, search],
  );
  const known = state?.of === visit ? state : null;
  const place = known?.place;

  // biome-ignore lint/correctness/useExhaustiveDependencies: `again` asks the same once more, of the same place.
  useEffect(() => {
    let wanted = true;
    const take = (found: Awaited<ReturnType<typeof read>>) => {
      if (wanted && found) setState({ of: visit, ...found });
      return found;
    };
    const ask = async () => {
      // What was fetched ahead is shown at once, and asked for again: others may have moved the ticket meanwhile.
      if (place === undefined) take(await read(client, visit, place, 'cache-only'));
      const found = take(await read(client, visit, place, 'network-only'));
      if (!wanted || !found) return;
      for (const neighbour of [found.neighbours.next, found.neighbours.previous]) {
        if (neighbour) void fetchAhead(client, neighbour.id, visit);
      }
    };
    void ask();
    return () => {
      wanted = false;
    };
  }, [client, visit, again]);

  useTicketSignal(() => setAgain((count) => count + 1));
  return known?.neighbours ?? NONE;
}

async function read(
  client: Client,
  { id, filter, order }: List & { id: string },
  known: string | undefined,
  requestPolicy: 'cache-only' | 'network-only',
) {
  const place = known ?? (await placeOf(client, id, order, requestPolicy));
  if (place === undefined) return null;
  const { data } = await client
    .query(NeighboursQuery, { filter, order, place }, { requestPolicy })
    .toPromise();
  // That the neighbours cannot be had is no news beside a ticket that says the same.
  if (!data) return null;
  const isOther = (other: Neighbour) => other.id !== id;
  const neighbours: Neighbours = {
    next: data.next.nodes.find(isOther) ?? null,
    previous: data.previous.nodes.findLast(isOther) ?? null,
  };
  return { place, neighbours };
}

async function placeOf(
  client: Client,
  id: string,
  order: TicketOrder | null,
  requestPolicy: RequestPolicy,
) {
  const { data } = await client
    .query(TicketPlaceQuery, { id, order }, { requestPolicy })
    .toPromise();
  return data?.ticket?.place;
}

async function fetchAhead(client: Client, id: string, { filter, order }: List) {
  void client.query(TicketDetailQuery, { id }).toPromise();
  const place = await placeOf(client, id, order, 'cache-first');
  if (place !== undefined) {
    void client.query(NeighboursQuery, { filter, order, place }).toPromise();
  }
}
