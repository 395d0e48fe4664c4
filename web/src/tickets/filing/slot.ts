import type { Browser } from './browser';
import { fieldsIn } from './kept-sheet';
import { newKey } from './sheet';

const PREFIX = 'frontdesk.draft.';
const OWN = 'frontdesk.draft';
// How long the document before a reload may take to let go of its lock.
const GRACE = 500;

/** The name of a place for a draft that no other window knows. */
export const newSlot = () => PREFIX + newKey();

/**
 * The name under which this window keeps its draft: the one it had before a reload, else one that a closed window left
 * behind, else a new one. A lock that lasts as long as the window keeps others from taking it; where the browser has no
 * locks, a window that shares a draft finds out when it writes.
 */
export async function claimSlot({ keep, ownKeep, locks }: Browser): Promise<string> {
  const kept = keep
    .names(PREFIX)
    .map((name) => ({ name, savedAt: String(fieldsIn(keep.get(name))?.savedAt ?? '') }))
    .sort((a, b) => b.savedAt.localeCompare(a.savedAt))
    .map(({ name }) => name);
  const own = kept.find((name) => name === ownKeep.get(OWN));

  const slot = locks ? await firstFree(locks, kept, own) : (own ?? kept[0]);
  const claimed = slot ?? newSlot();
  if (locks && !slot) await hold(locks, claimed, { ifAvailable: true });
  remember(ownKeep, claimed);
  return claimed;
}

/** Has this window find the slot again after a reload. */
export function remember(ownKeep: Browser['ownKeep'], slot: string) {
  ownKeep.set(OWN, slot);
}

type Locks = NonNullable<Browser['locks']>;

async function firstFree(locks: Locks, kept: string[], own: string | undefined) {
  if (own && (await hold(locks, own, { signal: AbortSignal.timeout(GRACE) }))) return own;
  for (const name of kept) {
    if (await hold(locks, name, { ifAvailable: true })) return name;
  }
  return undefined;
}

/** Takes a lock until the window goes; false when it cannot be had. */
function hold(locks: Locks, name: string, options: LockOptions): Promise<boolean> {
  return new Promise((resolve) => {
    locks
      .request(name, options, (lock) => {
        resolve(lock !== null);
        return lock ? new Promise<void>(() => {}) : undefined;
      })
      .catch(() => resolve(false));
  });
}
