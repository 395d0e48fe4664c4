import { useSyncExternalStore } from 'react';
import { type LiveState, useLiveState } from './socket';

/** How this window stands to the server: news arrive, are interrupted, or the machine itself is offline. */
export type Connection = LiveState | 'offline';

/** The state of the connection, kept up to date. */
export function useConnection(): Connection {
  const live = useLiveState();
  const online = useSyncExternalStore(watchOnline, () => navigator.onLine);
  return online ? live : 'offline';
}

function watchOnline(watcher: () => void): () => void {
  window.addEventListener('online', watcher);
  window.addEventListener('offline', watcher);
  return () => {
    window.removeEventListener('online', watcher);
    window.removeEventListener('offline', watcher);
  };
}
