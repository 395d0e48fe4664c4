import { useSyncExternalStore } from 'react';

// How many parts of the page are reading what they have missed.
let behind = 0;
const watchers = new Set<() => void>();

function become(count: number) {
  behind = count;
  for (const watcher of watchers) watcher();
}

/** Says that a part of the page has missed something, until what it returns is called. */
export function fallBehind(): () => void {
  let caughtUp = false;
  become(behind + 1);
  return () => {
    if (caughtUp) return;
    caughtUp = true;
    become(behind - 1);
  };
}

/** Whether something that was missed is still on its way. */
export function useBehind(): boolean {
  return useSyncExternalStore(
    (watcher) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    () => behind > 0,
  );
}
