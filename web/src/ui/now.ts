import { useSyncExternalStore } from 'react';

// One clock for all relative times on the page.
const EVERY = 30_000;
let now = new Date();
let timer: ReturnType<typeof setInterval> | undefined;
const watchers = new Set<() => void>();

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  timer ??= setInterval(() => {
    now = new Date();
    for (const each of watchers) each();
  }, EVERY);
  return () => {
    watchers.delete(watcher);
    if (watchers.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present, renewed every half minute. */
export function useNow(): Date {
  return useSyncExternalStore(watch, () => {
    // The first reader after a pause must not be told of the time before it.
    if (watchers.size === 0 && Date.now() - now.getTime() > EVERY) now = new Date();
    return now;
  });
}
