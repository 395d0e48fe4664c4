import { createClient, type FormattedExecutionResult, type SubscribePayload } from 'graphql-ws';
import { useSyncExternalStore } from 'react';
import type { SubscriptionForwarder } from 'urql';
import { pauseBefore, persistently } from './persistently';

/** Whether news arrive by themselves at the moment. */
export type LiveState = 'connecting' | 'live' | 'interrupted';

const PING_EVERY = 15_000;
const PONG_WITHIN = 5_000;
const INTERRUPTED = [{ message: 'Interrupted.' }];

let state: LiveState = 'connecting';
let heardAt = 0;
let pongOverdue: ReturnType<typeof setTimeout> | undefined;
const watchers = new Set<() => void>();

function become(next: LiveState) {
  state = next;
  for (const watcher of watchers) watcher();
}

/** Waits so many milliseconds, or until the machine is back on a network. */
function rest(ms: number): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      window.removeEventListener('online', done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    window.addEventListener('online', done);
  });
}

// Lazy: the socket opens with the first subscription and closes after the last one.
const socket = createClient({
  url: () => `${location.protocol === 'https:' ? 'wss:' : 'ws:'}//${location.host}/graphql`,
  retryAttempts: Number.POSITIVE_INFINITY,
  shouldRetry: () => true,
  // The library's own wait doubles without end; a page left open overnight must come back within seconds.
  retryWait: (retries) => rest(pauseBefore(retries)),
  keepAlive: PING_EVERY,
  on: {
    connected: () => become('live'),
    message: () => {
      heardAt = Date.now();
    },
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

// Who comes back to a machine that slept or was cut off need not wait for the next ping to fail.
function onReturn() {
  const silent = Date.now() - heardAt > PING_EVERY + PONG_WITHIN;
  if (state === 'live' && silent && document.visibilityState === 'visible') socket.terminate();
}
document.addEventListener('visibilitychange', onReturn);
document.addEventListener('resume', onReturn);
window.addEventListener('pageshow', onReturn);
// Another network may be there now, on which the old socket hangs without a word.
window.addEventListener('online', () => socket.terminate());

/**
 * The context of a subscription that goes on from where it was, and so from another place than it began at: it ends, with
 * a failure as its last result, when the socket is lost. Others begin again by themselves.
 */
export const ENDS_WITH_SOCKET = { endsWithSocket: true };

/** Carries urql's subscriptions over the one socket of this page. A failure comes as a result, since it is no end. */
export const forwardSubscription: SubscriptionForwarder = (request, { context }) => ({
  subscribe: (sink) => {
    const payload: SubscribePayload = { ...request, query: request.query ?? '' };
    if (context.endsWithSocket) return { unsubscribe: untilInterrupted(payload, sink) };
    const unsubscribe = persistently<FormattedExecutionResult>(
      (news) => socket.subscribe(payload, news),
      (result) => sink.next(result as Parameters<typeof sink.next>[0]),
      (reason) => sink.next({ errors: Array.isArray(reason) ? reason : INTERRUPTED }),
    );
    return { unsubscribe };
  },
});

function untilInterrupted(
  payload: SubscribePayload,
  sink: Parameters<ReturnType<SubscriptionForwarder>['subscribe']>[0],
): () => void {
  let ended = false;
  const end = (reason: unknown) => {
    if (ended) return;
    stop();
    sink.next({ errors: Array.isArray(reason) ? reason : INTERRUPTED });
    sink.complete();
  };
  const unsubscribe = socket.subscribe<FormattedExecutionResult>(payload, {
    next: (result) => sink.next(result as Parameters<typeof sink.next>[0]),
    error: end,
    complete: () => end(null),
  });
  const deafen = socket.on('closed', end);
  const stop = () => {
    ended = true;
    deafen();
    unsubscribe();
  };
  return stop;
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** The state of the connection that brings news, kept up to date. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(watch, () => state);
}

/** Waits until the connection is back, or for the pause before the given try: news may be blocked where reading is not. */
export function whenBack(retry: number): Promise<void> {
  return new Promise((resolve) => {
    const unwatch = watch(() => {
      if (state === 'live') resolve();
    });
    void rest(pauseBefore(retry)).then(() => {
      unwatch();
      resolve();
    });
  });
}
