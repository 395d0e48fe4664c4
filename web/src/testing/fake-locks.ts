type Work = (lock: Lock | null) => unknown;
type Locks = { request: LockManager['request'] };

/** The locks of a browser with several windows: each window has its own way to them, and lets go when it closes. */
export function fakeLocks() {
  const held = new Map<string, Promise<unknown>>();

  return {
    openWindow: () => {
      let close = () => {};
      const closing = new Promise<void>((resolve) => {
        close = resolve;
      });

      async function request(name: string, options: LockOptions | Work, then?: Work) {
        const work = then ?? (options as Work);
        const { ifAvailable, signal } = then ? (options as LockOptions) : {};
        if (ifAvailable && held.has(name)) return work(null);
        while (held.has(name)) await Promise.race([held.get(name), aborted(signal)]);
        const lock = { name, mode: 'exclusive' } as Lock;
        const done = Promise.race([work(lock), closing]);
        held.set(
          name,
          done.then(
            () => {},
            () => {},
          ),
        );
        try {
          return await done;
        } finally {
          held.delete(name);
        }
      }

      return { locks: { request } as Locks, close };
    },
  };
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
