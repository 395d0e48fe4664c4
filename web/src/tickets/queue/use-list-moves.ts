import { type KeyboardEvent, type Ref, type RefObject, useImperativeHandle } from 'react';
import type { RowTicket } from '../ticket-row';

/** What keys can do with the list. */
export type ListHandle = {
  /** Goes so many rows down, or up; begins in what is in sight. */
  move: (by: number) => void;
  toEnd: (end: 'first' | 'last') => void;
  /** The row that keys mean; the first one in sight when there is none yet. */
  current: () => RowTicket | null;
  /** Gives the focus to the active row, and brings it into sight. */
  focus: () => void;
  /** The element of a row at which a menu for one of its fields can open. */
  anchor: (id: string, field: string) => HTMLElement | null;
};

type Options = {
  handle: Ref<ListHandle>;
  rows: readonly RowTicket[];
  list: RefObject<HTMLElement | null>;
  /** What scrolls; null until it is there. */
  scroller: HTMLElement | null;
  /** Where the list begins in it, in pixels. */
  margin: number;
  rowHeight: number;
  /** The place of the active row; null when there is none yet. */
  active: number | null;
  /** Whether the focus is in the list. */
  inside: RefObject<boolean>;
  /** Makes a row the active one, with the focus on it. */
  activate: (id: string) => void;
};

/** Moves among the rows, which come into sight as the keys reach them. Returns the handler of the list's own keys. */
export function useListMoves(options: Options): (event: KeyboardEvent) => void {
  const { rows, list, scroller, margin, rowHeight, active, inside, activate } = options;

  /** Where the window begins and ends, in rows; partly hidden ones do not count. */
  function sight() {
    const top = (scroller?.scrollTop ?? 0) - margin;
    const first = Math.max(0, Math.ceil(top / rowHeight));
    const height = scroller?.clientHeight ?? 0;
    return { first, last: Math.max(first, Math.floor((top + height) / rowHeight) - 1) };
  }

  function goTo(wanted: number) {
    const index = Math.min(Math.max(wanted, 0), rows.length - 1);
    const row = rows[index];
    if (!row) return;
    if (scroller) {
      const top = margin + index * rowHeight;
      const { scrollTop, clientHeight } = scroller;
      // The top of the list is the top of the page.
      if (index === 0) scroller.scrollTop = 0;
      else if (top < scrollTop) scroller.scrollTop = top;
      else if (top + rowHeight > scrollTop + clientHeight)
        scroller.scrollTop = top + rowHeight - clientHeight;
    }
    activate(row.id);
  }

  /** Where keys begin: at the active row, unless the list was scrolled away from it by other means. */
  function start(): { index: number; isActive: boolean } {
    const { first, last } = sight();
    const isActive = active !== null && (inside.current || (active >= first && active <= last));
    return { index: isActive ? active : first, isActive };
  }

  useImperativeHandle(options.handle, () => ({
    move: (by) => {
      const { index, isActive } = start();
      goTo(isActive ? index + by : index);
    },
    toEnd: (end) => goTo(end === 'first' ? 0 : rows.length - 1),
    current: () => rows[start().index] ?? null,
    focus: () => goTo(start().index),
    anchor: (id, field) => {
      const link = list.current?.querySelector(`[data-ticket="${id}"]`);
      const buttons = link?.closest('li')?.querySelectorAll<HTMLElement>(`[data-field="${field}"]`);
      // Where there is no room for the field, the menu opens at the title.
      const shown = [...(buttons ?? [])].find((button) => button.offsetParent !== null);
      return shown ?? (link instanceof HTMLElement ? link : null);
    },
  }));

  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { first, last } = sight();
    const screen = Math.max(1, last - first);
    const steps: Record<string, number> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: screen,
      PageUp: -screen,
      Home: -rows.length,
      End: rows.length,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    goTo((active ?? 0) + step);
  };
}
