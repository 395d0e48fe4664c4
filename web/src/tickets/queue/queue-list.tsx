import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type Ref,
  useEffect,
  useEffectEvent,
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
import { type ListHandle, useListMoves } from './use-list-moves';
import { useOffsetIn } from './use-offset-in';
import { useSteadyScroll } from './use-steady-scroll';

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

  const onKeyDown = useListMoves({
    handle: props.handle,
    rows,
    list,
    scroller,
    margin,
    rowHeight,
    active: active === null ? null : activeIndex,
    inside,
    activate: (id) => {
      activate(id, true);
      onMove(id);
    },
  });

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
