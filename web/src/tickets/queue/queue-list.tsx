import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { texts } from '../../texts/texts';
import { type RowActions, type RowTicket, TicketRow } from '../ticket-row';
import { AboveButton } from './above-button';
import type { ListPlace } from './list-memory';
import type { ListOrder } from './list-places';
import classes from './queue-list.module.css';
import { useRowHeight } from './row-height';
import { RowSkeletons } from './row-skeletons';
import { isSelected, type Selection } from './selection';
import { useActiveRow } from './use-active-row';
import { useLatest } from './use-latest';
import { useOffsetIn } from './use-offset-in';
import { useSteadyScroll } from './use-steady-scroll';

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

type Props = {
  handle: Ref<ListHandle>;
  rows: readonly RowTicket[];
  /** How many there are in all, as far as that is known. */
  total: number | null;
  order: ListOrder;
  words: string | undefined;
  query: string;
  place: ListPlace;
  actions: Omit<RowActions, 'onFocus'>;
  selection: Selection;
  previewed: string | undefined;
  /** What scrolls when the list is not a window of its own. */
  page: HTMLElement | null;
  /** Whether the list scrolls by itself. */
  framed: boolean;
  outdated: boolean;
  /** Tickets follow that are not loaded. */
  hasMore: boolean;
  /** Loads what follows; left out while that is no use. */
  onNearEnd?: () => void;
  /** Keys went to this row. */
  onMove: (id: string) => void;
  onSuccessor: (gone: string, successor: string) => void;
};

/** How many rows beyond the window are drawn. */
const OVERSCAN = 8;
/** How many rows that are on their way are hinted at. */
const COMING = 3;
/** How many screens ahead of the end more is loaded. */
const AHEAD = 2;

/** The tickets, of which only those in sight are drawn. All rows have one height, so that their places are known. */
export function QueueList(props: Props) {
  const { rows, total, place, actions, selection, page, framed, hasMore, onNearEnd, onMove } =
    props;
  const [viewport, setViewport] = useState<HTMLElement | null>(null);
  const list = useRef<HTMLUListElement>(null);
  const rowHeight = useRowHeight();
  const scroller = framed ? viewport : page;
  const margin = useOffsetIn(scroller, viewport);
  const { active, activate, inside } = useActiveRow({
    rows,
    place,
    list,
    onSuccessor: props.onSuccessor,
  });
  const { unseen, onScroll } = useSteadyScroll({
    rows,
    rowHeight,
    scroller,
    margin,
    list,
    held: () => (inside.current ? active : null),
  });
  const activeIndex = useMemo(
    () => Math.max(0, active === null ? 0 : rows.findIndex(({ id }) => id === active)),
    [rows, active],
  );

  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
    scrollMargin: margin,
    initialOffset: place.scrollTop,
    initialRect: { width: 0, height: window.innerHeight },
    // The row with the focus is always drawn, or scrolling would take the focus away.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (activeIndex >= range.count || indexes.includes(activeIndex)) return indexes;
      return [...indexes, activeIndex].sort((a, b) => a - b);
    },
  });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another height means other places for all rows.
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, rowHeight]);

  const scrolled = useEffectEvent(() => {
    // Not asked of the element: rows were just drawn, and it would have to lay them out to answer.
    const offset = virtualizer.scrollOffset ?? 0;
    place.scrollTop = offset;
    onScroll(offset);
  });
  useEffect(() => {
    const onEachScroll = () => scrolled();
    scroller?.addEventListener('scroll', onEachScroll, { passive: true });
    return () => scroller?.removeEventListener('scroll', onEachScroll);
  }, [scroller]);

  const inSight = Math.ceil((scroller?.clientHeight ?? 0) / rowHeight);
  const end = virtualizer.range?.endIndex ?? 0;
  const isNearEnd = end + AHEAD * inSight >= rows.length - 1;
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a short page the end is as near as before.
  useEffect(() => {
    if (isNearEnd && hasMore) onNearEnd?.();
  }, [isNearEnd, hasMore, rows.length, onNearEnd]);

  /** Where the window begins and ends, in rows; partly hidden ones do not count. */
  function sight() {
    const top = (scroller?.scrollTop ?? 0) - margin;
    const first = Math.max(0, Math.ceil(top / rowHeight));
    const height = scroller?.clientHeight ?? 0;
    return { first, last: Math.max(first, Math.floor((top + height) / rowHeight) - 1) };
  }

  function goTo(index: number) {
    const row = rows[Math.min(Math.max(index, 0), rows.length - 1)];
    if (!row) return;
    const at = rows.indexOf(row);
    const top = margin + at * rowHeight;
    if (scroller) {
      const { scrollTop, clientHeight } = scroller;
      if (top < scrollTop) scroller.scrollTop = top;
      else if (top + rowHeight > scrollTop + clientHeight)
        scroller.scrollTop = top + rowHeight - clientHeight;
      // The top of the list is the top of the page.
      if (at === 0) scroller.scrollTop = 0;
    }
    activate(row.id, true);
    onMove(row.id);
  }

  /** Where keys begin: at the active row, unless the list was scrolled away from it. */
  function start() {
    const { first, last } = sight();
    const seen = activeIndex >= first && activeIndex <= last;
    return active !== null && (inside.current || seen) ? { at: activeIndex } : { from: first };
  }

  useImperativeHandle(props.handle, () => ({
    move: (by) => {
      const { at, from } = start();
      goTo(at === undefined ? from : at + by);
    },
    toEnd: (which) => goTo(which === 'first' ? 0 : rows.length - 1),
    current: () => {
      const { at, from } = start();
      return rows[at ?? from] ?? null;
    },
    focus: () => {
      const { at, from } = start();
      goTo(at ?? from);
    },
    anchor: (id, field) => {
      const link = list.current?.querySelector(`[data-ticket="${id}"]`);
      const buttons = link?.closest('li')?.querySelectorAll<HTMLElement>(`[data-field="${field}"]`);
      // Where there is no room for the field, the menu opens at the title.
      const shown = [...(buttons ?? [])].find((button) => button.offsetParent !== null);
      return shown ?? (link instanceof HTMLElement ? link : null);
    },
  }));

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    const { first, last } = sight();
    const steps: Record<string, () => void> = {
      ArrowDown: () => goTo(activeIndex + 1),
      ArrowUp: () => goTo(activeIndex - 1),
      PageDown: () => goTo(activeIndex + Math.max(1, last - first)),
      PageUp: () => goTo(activeIndex - Math.max(1, last - first)),
      Home: () => goTo(0),
      End: () => goTo(rows.length - 1),
    };
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    step();
  }

  const latest = useLatest(activate);
  const rowActions = useMemo(
    () => ({ ...actions, onFocus: (id: string) => latest.current(id, false) }),
    [actions, latest],
  );

  return (
    <div
      ref={setViewport}
      className={classes.viewport}
      data-framed={framed || undefined}
      data-outdated={props.outdated || undefined}
    >
      <AboveButton
        count={unseen}
        onClick={() => {
          if (scroller) scroller.scrollTop = 0;
          // The button goes. The preview stays with what is read in it.
          if (rows[0]) activate(rows[0].id, true);
        }}
      />
      <ul
        ref={list}
        aria-label={texts.queue.list}
        aria-busy={props.outdated}
        className={classes.rows}
        style={{ height: (rows.length + (hasMore ? COMING : 0)) * rowHeight }}
        onKeyDown={onKeyDown}
        onFocus={() => {
          inside.current = true;
        }}
        onBlur={(event) => {
          inside.current = event.currentTarget.contains(event.relatedTarget);
        }}
      >
        {virtualizer.getVirtualItems().map(({ index }) => {
          const ticket = rows[index];
          if (!ticket) return null;
          return (
            <TicketRow
              key={ticket.id}
              ticket={ticket}
              actions={rowActions}
              position={index + 1}
              total={total ?? -1}
              top={index * rowHeight}
              time={props.order === 'updated' ? 'updatedAt' : 'createdAt'}
              words={props.words}
              query={props.query}
              active={index === activeIndex}
              selected={isSelected(selection, ticket.id)}
              previewed={ticket.id === props.previewed}
            />
          );
        })}
      </ul>
      {hasMore && <RowSkeletons count={COMING} top={rows.length * rowHeight} />}
    </div>
  );
}
