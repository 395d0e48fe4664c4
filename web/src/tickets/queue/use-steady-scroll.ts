import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { keptPlace } from './kept-place';

type Row = { id: string };

type Options<T extends Row> = {
  rows: readonly T[];
  rowHeight: number;
  /** What scrolls; null until it is there. */
  scroller: HTMLElement | null;
  /** Where the list begins in it, in pixels. */
  margin: number;
  list: RefObject<HTMLElement | null>;
  /** The row that has to stay where it is, when it is in sight; else the first one in sight. */
  held: () => string | null;
};

/** How many rows at most are seen sliding in. */
const SLIDING = 6;

/**
 * Keeps what is being read where it is when rows come and go above it, in the same frame; at the top of the list new
 * rows slide in instead. Tells how many came in above unseen.
 */
export function useSteadyScroll<T extends Row>(options: Options<T>) {
  const { rows, rowHeight, scroller, margin, list, held } = options;
  const before = useRef(rows);
  const known = useRef(new Set(rows.map(({ id }) => id)));
  const [unseen, setUnseen] = useState(0);

  const firstInSight = () =>
    scroller ? Math.max(0, Math.floor((scroller.scrollTop - margin) / rowHeight)) : 0;

  // biome-ignore lint/correctness/useExhaustiveDependencies: only a change of the rows is to be made up for.
  useLayoutEffect(() => {
    const old = before.current;
    before.current = rows;
    const isNew = ({ id }: Row) => !known.current.has(id);
    const news = new Set(rows.filter(isNew).map(({ id }) => id));
    for (const id of news) known.current.add(id);
    if (old === rows || old.length === 0 || !scroller) return;
    const now = new Map(rows.map(({ id }, index) => [id, index]));
    const first = firstInSight();
    const holding = held();
    const heldAt = holding === null ? -1 : old.findIndex(({ id }) => id === holding);
    const end = first + Math.ceil(scroller.clientHeight / rowHeight);
    const isHeld = heldAt >= first && heldAt <= end;
    const from = Math.min(isHeld ? heldAt : first, old.length - 1);
    const to = keptPlace(old, from, now);
    if (to === null) return;

    if (first === 0 && scroller.scrollTop - margin < rowHeight / 2 && !isHeld) {
      slideIn(list.current, Math.min(to - from, SLIDING) * rowHeight);
      return;
    }
    if (to !== from) scroller.scrollTop += (to - from) * rowHeight;
    const came = rows.slice(0, to).filter(({ id }) => news.has(id)).length;
    if (came > 0) setUnseen((count) => count + came);
  }, [rows]);

  return {
    unseen,
    /** What was above has come into sight as far as the list was scrolled. */
    onScroll: () => setUnseen((count) => Math.min(count, firstInSight())),
  };
}

function slideIn(list: HTMLElement | null, distance: number) {
  if (!list?.animate || distance <= 0) return;
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  list.animate([{ transform: `translateY(${-distance}px)` }, { transform: 'none' }], {
    duration: 180,
    easing: 'ease-out',
  });
}
