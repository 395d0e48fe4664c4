import { useEffect } from 'react';

// How many parts of the page would lose something if it were loaded anew now.
let holding = 0;

/** Whether something on the page would be lost if it were loaded anew now. */
export function isHeld(): boolean {
  return holding > 0;
}

/** Keeps the page from being loaded anew by itself, as long as `active`. */
export function useHold(active: boolean) {
  useEffect(() => {
    if (!active) return;
    holding += 1;
    return () => {
      holding -= 1;
    };
  }, [active]);
}
