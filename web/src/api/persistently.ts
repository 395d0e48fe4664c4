/** Receives what a subscription brings. */
export type Sink<R> = {
  next: (result: R) => void;
  error: (reason: unknown) => void;
  complete: () => void;
};

/** Milliseconds before the given try, growing to ten seconds; never the same, so that clients do not come in step. */
export function pauseBefore(retry: number): number {
  return Math.min(500 * 2 ** retry, 10_000) * (0.5 + Math.random());
}

/**
 * Subscribes again and again until stopped: neither a server that ends subscriptions when it shuts down, nor one that
 * gives up on a reader who fell behind, is a reason for silence. `failed` hears of each failure.
 */
export function persistently<R extends { errors?: unknown }>(
  subscribe: (sink: Sink<R>) => () => void,
  next: (result: R) => void,
  failed: (reason: unknown) => void,
): () => void {
  let stop = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopped = false;
  let retry = 0;

  function start() {
    stop = subscribe({
      next: (result) => {
        if (!result.errors) retry = 0;
        next(result);
      },
      error: (reason) => {
        if (stopped) return;
        failed(reason);
        startLater();
      },
      complete: () => {
        if (!stopped) startLater();
      },
    });
  }

  function startLater() {
    timer = setTimeout(start, pauseBefore(retry));
    retry += 1;
  }

  start();
  return () => {
    stopped = true;
    clearTimeout(timer);
    stop();
  };
}
