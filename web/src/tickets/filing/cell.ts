import { useSyncExternalStore } from 'react';

/** A value that outlives the component that shows it, and tells when it changes. */
export type Cell<T> = {
  get: () => T;
  set: (value: T) => void;
  watch: (watcher: () => void) => () => void;
  /** Whether anything on the page shows it at the moment. */
  isWatched: () => boolean;
};

/** Makes a cell that holds `value`. */
export function createCell<T>(value: T): Cell<T> {
  const watchers = new Set<() => void>();
  let current = value;
  return {
    get: () => current,
    set: (next) => {
      current = next;
      for (const watcher of watchers) watcher();
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    isWatched: () => watchers.size > 0,
  };
}

/** What a cell holds, kept up to date. */
export function useCell<T>(cell: Cell<T>): T {
  return useSyncExternalStore(cell.watch, cell.get);
}
