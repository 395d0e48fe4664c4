import { fallBehind } from '../../api/catching-up';
import { coalesce } from '../../api/coalesce';
import type { Listed } from './list-places';
import type { ListEvent, ListStore } from './list-store';

/** What the log tells of a list, as it happens. */
export type ListFeed<T extends Listed> = {
  /** Tells every event after a place in the log, each with its own place; `ended` once, when it goes on no further. */
  open: (
    after: string,
    tell: (event: ListEvent<T>, cursor: string) => void,
    ended: () => void,
  ) => () => void;
  /** Waits until it may be worth to try again, for the first time (0) or another one. */
  pause: (retry: number) => Promise<void>;
};

/** Events are taken in together: twenty a second are no twenty lists. */
const TOGETHER_WITHIN = 200;
/** Milliseconds after which a feed that ends has not failed at once. */
const STEADY = 10_000;

/**
 * Keeps a list true until stopped: what was missed is read, and what happens from there on is told. Whenever the telling
 * ends, for the connection is lost or the server stops, it goes on from the last place in the log that is in the list.
 */
export function followList<T extends Listed>(store: ListStore<T>, feed: ListFeed<T>): () => void {
  let stopped = false;
  let stop = () => {};

  /** Takes in what is told, until that ends. */
  function listen(after: string): Promise<void> {
    return new Promise((resolve) => {
      let told: ListEvent<T>[] = [];
      let from = after;
      let to = after;
      const soon = coalesce(() => {
        const events = told;
        told = [];
        if (!store.take(events, from, to)) return stop();
        from = to;
      }, TOGETHER_WITHIN);
      // What was told and not taken in is told again.
      const end = () => {
        soon.cancel();
        resolve();
      };
      const close = feed.open(
        after,
        (event, at) => {
          told.push(event);
          to = at;
          soon.call();
        },
        end,
      );
      stop = () => {
        close();
        end();
      };
    });
  }

  async function run() {
    // The first reading is nothing that was missed.
    let caughtUp = store.cursor() === null ? () => {} : fallBehind();
    for (let retry = 0; !stopped; retry += 1) {
      const begun = Date.now();
      const read = await store.refresh();
      const cursor = store.cursor();
      if (read && cursor !== null && !stopped) {
        caughtUp();
        await listen(cursor);
        if (stopped) break;
        caughtUp = fallBehind();
        if (Date.now() - begun > STEADY) retry = 0;
      }
      await feed.pause(retry);
    }
    caughtUp();
  }

  void run();
  return () => {
    stopped = true;
    stop();
  };
}
