import { useSyncExternalStore } from 'react';
import { useBehind } from './catching-up';
import { type LiveState, useLiveState } from './socket';
import { useSteady } from './use-steady';

/**
 * How this window stands to the server: news arrive, are interrupted, the machine itself is offline, or what was missed
 * is still being read.
 */
export type Connection = LiveState | 'offline' | 'catchingUp';

// As a rule what was missed is here at once, which is nothing to speak of.
const SPOKEN_OF = { after: 300, atLeast: 600 };

/** The state of the connection, kept up to date. */
export function useConnection(): Connection {
  const live = useLiveState();
  const online = useSyncExternalStore(watchOnline, () => navigator.onLine);
  const behind = useBehind();
  const catchingUp = useSteady(online && live === 'live' && behind, SPOKEN_OF);
  if (!online) return 'offline';
  return live === 'live' && catchingUp ? 'catchingUp' : live;
}

function watchOnline(watcher: () => void): () => void {
  window.addEventListener('online', watcher);
  window.addEventListener('offline', watcher);
  return () => {
    window.removeEventListener('online', watcher);
    window.removeEventListener('offline', watcher);
  };
}
