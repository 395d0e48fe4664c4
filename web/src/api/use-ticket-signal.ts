import { useEffect, useEffectEvent } from 'react';
import { useClient } from 'urql';
import { graphql } from '../gql/graphql';
import { coalesce } from './coalesce';

// A signal and no more: the place in the log is all that is selected, which is another after every change and costs the
// server next to nothing. Without a filter one subscription serves every page of a window, however often its filter
// changes.
const TicketSignalSubscription = graphql(`
  subscription TicketSignal {
    ticketStats {
      asOf
    }
  }
`);

const AT_MOST_EVERY = 1000;

/**
 * Calls `refresh`, once in `interval` milliseconds at most, when what is on the page may have changed: a ticket was
 * filed or changed, the connection came (back), the subscription failed and goes on, or the reader returned to the
 * window. The event is a signal only; what is true is read from the server afterwards, so that a missed event costs
 * time and never truth. While the promise of a refresh is open no other begins.
 */
export function useTicketSignal(refresh: () => unknown, interval = AT_MOST_EVERY) {
  const client = useClient();
  const onSignal = useEffectEvent(refresh);

  useEffect(() => {
    const soon = coalesce(() => onSignal(), interval);
    // A page reads when it opens. What is told before that answer is here is read once, after it.
    soon.rest();
    const onReturn = () => {
      if (document.visibilityState === 'visible') soon.call();
    };
    // Failures too: something may have been missed.
    const news = client.subscription(TicketSignalSubscription, {}).subscribe(soon.call);
    document.addEventListener('visibilitychange', onReturn);
    return () => {
      news.unsubscribe();
      document.removeEventListener('visibilitychange', onReturn);
      soon.cancel();
    };
  }, [client, interval]);
}

/**
 * Keeps the signal open from page to page. Each new subscription is told the state of things at once; a page that joins
 * an open one is not, and so does not read again what it has just read.
 */
export function useOpenSignal() {
  const client = useClient();
  useEffect(() => {
    const news = client.subscription(TicketSignalSubscription, {}).subscribe(() => {});
    return () => news.unsubscribe();
  }, [client]);
}
