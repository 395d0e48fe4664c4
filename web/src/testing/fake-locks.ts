type Work = (lock: Lock | null) => unknown;
type Locks = { request: LockManager['request'] };

/** The locks of a browser with several windows: each window has its own way to them, and lets go when it closes. */
export function fakeLocks() {
  // Who holds which lock, as a promise of its end.
  const held = new Map<string, Promise<unknown>>();

  function letGo(name: string, holder: Promise<unknown>) {
    if (held.get(name) === holder) held.delete(name);
  }

  return {
    openWindow: () => {
      const mine = new Map<string, Promise<unknown>>();
      let end = () => {};
      const closing = new Promise<void>((resolve) => {
        end = resolve;
      });

      async function request(name: string, options: LockOptions | Work, then?: Work) {
        const work = then ?? (options as Work);
        const { ifAvailable, signal } = then ? (options as LockOptions) : {};
        if (ifAvailable && held.has(name)) return work(null);
        while (held.has(name)) await Promise.race([held.get(name), aborted(signal)]);
        const done = Promise.race([work({ name, mode: 'exclusive' }), closing]);
        const holder = done.catch(() => {});
        held.set(name, holder);
        mine.set(name, holder);
        try {
          return await done;
        } finally {
          letGo(name, holder);
        }
      }

      return {
        locks: { request } as Locks,
        close: () => {
          for (const [name, holder] of mine) letGo(name, holder);
          end();
        },
      };
    },
  };
}

function aborted(signal: AbortSignal | undefined): Promise<never> {
  return new Promise((_, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
  });
}
