let running = 0;

// Closing the window would leave the rest undone without a word.
const ask = (event: BeforeUnloadEvent) => event.preventDefault();

/** Whether a change of many tickets is on its way, so that loading the page anew would leave it half done. */
export function isBulkRunning(): boolean {
  return running > 0;
}

/** Says that one is on its way, whatever page is open, until what it returns is called, once. */
export function bulkRuns(): () => void {
  running += 1;
  window.addEventListener('beforeunload', ask);
  return () => {
    running -= 1;
    if (running === 0) window.removeEventListener('beforeunload', ask);
  };
}
