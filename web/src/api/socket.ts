import { createClient, type FormattedExecutionResult, type SubscribePayload } from 'graphql-ws';
import { useSyncExternalStore } from 'react';
import type { SubscriptionForwarder } from 'urql';

/** Whether news arrive by themselves at the moment. */
export type LiveState = 'connecting' | 'live' | 'interrupted';

const LONGEST_WAIT = 10_000;
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
  retryWait: (retries) => wait(Math.min(500 * 2 ** retries, LONGEST_WAIT) * (0.5 + Math.random())),
  keepAlive: PING_EVERY,
  // Going from one page to the next must not cost a new connection.
  lazyCloseTimeout: 3000,
  on: {
    connected: () => become('live'),
    // 1000 is our own goodbye after the last subscription; the next page connects again.
    closed: (event) => {
      clearTimeout(pongOverdue);
      become(event instanceof CloseEvent && event.code === 1000 ? 'connecting' : 'interrupted');
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

function wait(milliseconds: number) {
  return new Promise<void>((resolve) => setTimeout(resolve, milliseconds));
}

/** Runs `listener` each time the socket is (again) connected: what happened in between was not heard. */
export function onConnected(listener: () => void): () => void {
  return socket.on('connected', listener);
}

/** Carries urql's subscriptions over the one socket of this page. */
export const forwardSubscription: SubscriptionForwarder = (request) => ({
  subscribe: (sink) => {
    const payload: SubscribePayload = { ...request, query: request.query ?? '' };
    let stop = () => {};
    let stopped = false;
    const start = () => {
      stop = socket.subscribe<FormattedExecutionResult['data']>(payload, {
        next: (result) => sink.next(result as Parameters<typeof sink.next>[0]),
        error: (error) => sink.error(error),
        // A server that shuts down may complete its subscriptions politely. We still want the news.
        complete: () => {
          if (!stopped) void wait(1000).then(() => stopped || start());
        },
      });
    };
    start();
    return {
      unsubscribe: () => {
        stopped = true;
        stop();
      },
    };
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
