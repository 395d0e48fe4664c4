import { fakeStorage } from '../../testing/fake-storage';
import type { Browser } from './browser';
import { createDesk, type Desk } from './desk';
import { createKeep } from './keep';

/** A browser in which nothing is kept yet. Without locks, as most browsers are where the page is not served securely. */
export function testBrowser(change: Partial<Browser> = {}): Browser {
  return {
    keep: createKeep(fakeStorage()),
    ownKeep: createKeep(fakeStorage()),
    locks: undefined,
    ...change,
  };
}

/** A desk of a window of its own. */
export function testDesk(change: Partial<Browser> = {}): Desk {
  return createDesk(testBrowser(change));
}
