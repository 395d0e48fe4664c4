import { createKeep, type Keep, storageOf } from './keep';

/** What drafts need of the browser. */
export type Browser = {
  /** Shared by all windows. */
  keep: Keep;
  /** This window's own; stays through reloads. */
  ownKeep: Keep;
  /** Missing where the page is not served securely. */
  locks: Pick<LockManager, 'request'> | undefined;
};

/** Runs one work of this name after the other, in all windows; in this one alone where the browser has no locks. */
export type Alone = (name: string, work: () => Promise<void>) => Promise<void>;

/** The browser this page runs in. */
export function thisBrowser(): Browser {
  return {
    keep: createKeep(storageOf('localStorage')),
    ownKeep: createKeep(storageOf('sessionStorage')),
    locks: navigator.locks,
  };
}

/** Makes what lets works wait for their turn. */
export function createAlone(locks: Browser['locks']): Alone {
  let turn: Promise<void> = Promise.resolve();
  return (name, work) => {
    if (locks) return locks.request(name, work);
    const mine = turn.then(work);
    turn = mine.catch(() => {});
    return mine;
  };
}
