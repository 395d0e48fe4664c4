import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { keptPlace } from './kept-place';
import type { ListPlace } from './list-memory';

type Row = { id: string };

type Options = {
  rows: readonly Row[];
  place: ListPlace;
  list: RefObject<HTMLElement | null>;
  /** Another row took the place of the active one, which went while the keys were on it. */
  onSuccessor: (gone: string, successor: string) => void;
};

/**
 * The row that keys mean, and the focus on it. When it goes, the one that comes in its place is it, and has the focus:
 * whoever works through the list from the keyboard goes on.
 */
export function useActiveRow({ rows, place, list, onSuccessor }: Options) {
  const [{ active, seen }, setState] = useState({ active: place.active, seen: rows });
  const inside = useRef(false);
  // Whoever comes back to the list goes on where they were.
  const wanted = useRef(place.active !== null && document.activeElement === document.body);
  const last = useRef(active);

  if (rows !== seen) setState({ active: successorOf(seen, rows, active), seen: rows });

  useLayoutEffect(() => {
    const before = last.current;
    last.current = active;
    place.active = active;
    // What had the focus left the page together with its row: then nothing has it.
    const lost = inside.current && document.activeElement === document.body;
    if (active === null || !(lost || wanted.current)) return;
    wanted.current = false;
    list.current
      ?.querySelector<HTMLElement>(`[data-ticket="${active}"]`)
      ?.focus({ preventScroll: true });
    if (lost && before !== null && before !== active) onSuccessor(before, active);
  });

  return {
    active,
    /** Makes a row the active one, and gives it the focus if wanted. */
    activate: (id: string, focus: boolean) => {
      wanted.current = focus;
      setState((now) => ({ ...now, active: id }));
    },
    /** Whether the focus is in the list. */
    inside,
  };
}

function successorOf(before: readonly Row[], rows: readonly Row[], active: string | null) {
  if (active === null || rows.length === 0) return active;
  const index = before.findIndex(({ id }) => id === active);
  if (index < 0) return active;
  const now = new Map(rows.map(({ id }, at) => [id, at]));
  const at = keptPlace(before, index, now);
  return at === null ? null : (rows[at]?.id ?? null);
}
