let underway = 0;

/** Whether parts are being fetched that nobody waits for yet. */
export const isFetchingAhead = () => underway > 0;

/**
 * Fetches a part of the app when nothing else is to be done. What cannot be fetched now is fetched, or missed, when it
 * is needed. Returns what calls it off.
 */
export function whenIdle(fetchPart: () => Promise<unknown>): () => void {
  const run = () => {
    underway += 1;
    const over = () => {
      underway -= 1;
    };
    void fetchPart().then(over, over);
  };
  // Not every browser tells when it is idle.
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(run, { timeout: 5000 });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(run, 2000);
  return () => clearTimeout(timer);
}
