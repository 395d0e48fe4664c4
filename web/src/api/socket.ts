import { createClient, type FormattedExecutionResult, type SubscribePayload } from 'graphql-ws';
import { useSyncExternalStore } from 'react';
import type { SubscriptionForwarder } from 'urql';
import { pauseBefore, persistently } from './persistently';

/** Whether news arrive by themselves at the moment. */
export type LiveState = 'connecting' | 'live' | 'interrupted';

const PING_EVERY = 15_000;
const PONG_WITHIN = 5_000;

let state: LiveState = 'connecting';
let pongOverdue: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

function become(next: LiveState) {
  state = next;
  for (const watcher of watchers) watcher();
}

// Lazy: the socket opens with the first subscription and closes after the last one.
const socket = createClient({
  url: () => `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  // The library's own wait doubles without end; a page left open overnight must come back within seconds.
  retryWait: (retries) => new Promise((resolve) => setTimeout(resolve, pauseBefore(retries))),
  keepAlive: PING_EVERY,
  on: {
    connected: () => become('live'),
    closed: () => {
      clearTimeout(pongOverdue);
      become('interrupted');
    },
    // A laptop that slept has a dead socket that never says so: no answer to a ping means start again.
    ping: (received) => {
      if (!received) pongOverdue = setTimeout(() => socket.terminate(), PONG_WITHIN);
    },
    pong: (received) => {
      if (received) clearTimeout(pongOverdue);
    },
  },
});

/** Carries urql's subscriptions over the one socket of this page. A failure comes as a result, since it is no end. */
export const forwardSubscription: SubscriptionForwarder = (request) => ({
  subscribe: (sink) => {
    const payload: SubscribePayload = { ...request, query: request.query ?? '' };
    const unsubscribe = persistently<FormattedExecutionResult>(
      (news) => socket.subscribe(payload, news),
      (result) => sink.next(result as Parameters<typeof sink.next>[0]),
      (reason) =>
        sink.next({ errors: Array.isArray(reason) ? reason : [{ message: 'Interrupted.' }] }),
    );
    return { unsubscribe };
  },
});

/** The state of the connection that brings news, kept up to date. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => state,
  );
}
