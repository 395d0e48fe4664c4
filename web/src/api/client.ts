import { Client, cacheExchange, fetchExchange, subscriptionExchange } from 'urql';
import { forwardSubscription } from './socket';

/** The one client of the page: GraphQL over POST, news over the socket, whole documents in the cache. */
export function createApiClient(): Client {
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    exchanges: [cacheExchange, fetchExchange, subscriptionExchange({ forwardSubscription })],
  });
}
