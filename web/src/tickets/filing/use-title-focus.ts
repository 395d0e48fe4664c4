import { useEffect, useRef } from 'react';
import { TITLE_ID } from './title-field';

/**
 * Leads to the title: on the way in, where that opens no keyboard over the page, and whenever a new sheet took the place
 * of the one that had the focus.
 */
export function useTitleFocus(generation: number | undefined) {
  const entered = useRef(false);

  useEffect(() => {
    if (generation === undefined) return;
    const wanted = entered.current
      ? document.activeElement === document.body
      : !matchMedia('(pointer: coarse)').matches;
    entered.current = true;
    if (wanted) document.getElementById(TITLE_ID)?.focus();
  }, [generation]);
}
