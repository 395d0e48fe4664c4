import type { RefObject } from 'react';
import { flushSync } from 'react-dom';
import type { ListHandle } from './use-list-moves';

/** Does something after which what has the focus may be gone from the page; then the list has it. */
export type KeepFocus = (act: () => void) => void;

/** Keeps the focus from falling to the beginning of the page. */
export function keepFocusIn(list: RefObject<ListHandle | null>): KeepFocus {
  return (act) => {
    const had = document.activeElement !== document.body;
    // Drawn at once, or what is about to go would still be there.
    flushSync(act);
    if (had && document.activeElement === document.body) list.current?.focus();
  };
}
