/** A function that may be called often and runs seldom. */
export type Coalesced = {
  /** Runs at once when rested for the interval, otherwise once more at its end. */
  call: () => void;
  /** Forgets a run that is still to come. */
  cancel: () => void;
};

/**
 * Bundles calls: the first runs at once, all that follow within `interval` milliseconds run as one at its end. A burst
 * of new tickets so costs one request per interval, and a single one is seen without delay.
 */
export function coalesce(run: () => void, interval: number): Coalesced {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again = false;

  function start() {
    run();
    timer = setTimeout(() => {
      timer = undefined;
      if (again) {
        again = false;
        start();
      }
    }, interval);
  }

  return {
    call: () => {
      if (timer === undefined) start();
      else again = true;
    },
    cancel: () => {
      clearTimeout(timer);
      timer = undefined;
      again = false;
    },
  };
}
