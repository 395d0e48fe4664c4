/** A function that may be called often and runs seldom. */
export type Coalesced = {
  /** Runs at once when rested, otherwise once more after the rest. */
  call: () => void;
  /** Rests as after a run: what it would do was done by someone else just now. */
  rest: () => void;
  /** Forgets a run that is still to come. */
  cancel: () => void;
};

/**
 * Bundles calls: the first runs at once, all that follow within `interval` milliseconds, or before the promise of the
 * run is settled, run as one afterwards. A burst of changes so costs one request per interval, a single one is seen
 * without delay, and the last run always begins after the last call.
 */
export function coalesce(run: () => unknown, interval: number): Coalesced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let resting: symbol | undefined;
  let again = false;

  function restAfter(work: unknown) {
    const rest = Symbol('rest');
    resting = rest;
    const pause = new Promise((resolve) => {
      timer = setTimeout(resolve, interval);
    });
    void Promise.allSettled([work, pause]).then(() => {
      if (resting !== rest) return;
      resting = undefined;
      if (again) {
        again = false;
        restAfter(run());
      }
    });
  }

  return {
    call: () => {
      if (resting) again = true;
      else restAfter(run());
    },
    rest: () => restAfter(undefined),
    cancel: () => {
      clearTimeout(timer);
      resting = undefined;
      again = false;
    },
  };
}
