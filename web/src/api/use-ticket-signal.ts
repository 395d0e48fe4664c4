import { useEffect, useEffectEvent } from 'react';
import { useClient } from 'urql';
import { graphql } from '../gql/graphql';
import { coalesce } from './coalesce';
import { onConnected } from './socket';

/** The filter that list, statistics and subscriptions share. */
export type TicketFilter = ReturnType<typeof graphql.scalar<'TicketFilter'>>;

const TicketSignalSubscription = graphql(`
  subscription TicketSignal($filter: TicketFilter) {
    ticketCreated(filter: $filter) {
      id
    }
  }
`);

const AT_MOST_EVERY = 1000;

/**
 * Calls `refresh`, about once a second at most, when what is on the page may have changed: a matching ticket was filed,
 * the connection came (back), or the reader returned to the window. The event is a signal only; what is true is read
 * from the server afterwards, so that a missed event costs time and never truth.
 *
 * `filter` must keep its identity as long as it means the same.
 */
export function useTicketSignal(filter: TicketFilter | undefined, refresh: () => void) {
  const client = useClient();
  const onSignal = useEffectEvent(refresh);

  useEffect(() => {
    const soon = coalesce(() => onSignal(), AT_MOST_EVERY);
    const onReturn = () => {
      if (document.visibilityState === 'visible') soon.call();
    };
    const news = client
      .subscription(TicketSignalSubscription, { filter: filter ?? null })
      .subscribe((result) => {
        if (result.data) soon.call();
      });
    const forgetConnected = onConnected(soon.call);
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      news.unsubscribe();
      forgetConnected();
      document.removeEventListener('visibilitychange', onReturn);
      soon.cancel();
    };
  }, [client, filter]);
}
