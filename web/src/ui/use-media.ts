import { useSyncExternalStore } from 'react';

const known = new Map<string, MediaQueryList>();

function listFor(query: string): MediaQueryList {
  const list = known.get(query) ?? window.matchMedia(query);
  known.set(query, list);
  return list;
}

/** Whether a media query holds, from the first drawing on; it is asked once and then listened to. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (watcher) => {
      const list = listFor(query);
      list.addEventListener('change', watcher);
      return () => list.removeEventListener('change', watcher);
    },
    () => listFor(query).matches,
  );
}
