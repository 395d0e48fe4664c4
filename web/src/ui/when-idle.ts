/**
 * Fetches a part of the app when nothing else is to be done. What cannot be fetched now is fetched, or missed, when it
 * is needed. Returns what calls it off.
 */
export function whenIdle(fetchPart: () => Promise<unknown>): () => void {
  const run = () => void fetchPart().catch(() => {});
  // Not every browser tells when it is idle.
  if ('requestIdleCallback' in window) {
    const handle = requestIdleCallback(run, { timeout: 5000 });
    return () => cancelIdleCallback(handle);
  }
  const timer = setTimeout(run, 2000);
  return () => clearTimeout(timer);
}
