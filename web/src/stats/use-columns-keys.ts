import { type FocusEvent, type KeyboardEvent, useState } from 'react';
import type { Bucket } from './buckets';
import type { Series } from './trend-series';

/** A place among the bars: a column, and in it the whole (0) or a layer, counted from the bottom. */
export type Place = { column: number; level: number };

/**
 * One stop for the tab key among all bars: arrows move from column to column and, within one, from the whole up through
 * its layers; Home and End lead to the first and the last column. Begins at the last.
 */
export function useColumnsKeys(buckets: readonly Bucket[], series: readonly Series[]) {
  const [chosen, setChosen] = useState<{ from: string; level: number } | null>(null);
  const found = buckets.findIndex(({ from }) => from === chosen?.from);
  const at: Place =
    chosen && found >= 0
      ? { column: found, level: chosen.level }
      : { column: buckets.length - 1, level: 0 };

  const has = ({ column, level }: Place) => {
    const bucket = buckets[column];
    const layer = series[level - 1];
    return level === 0 || (bucket && layer ? (bucket.counts[layer.value] ?? 0) > 0 : false);
  };

  function next(key: string): Place | null {
    const levels = [0, ...series.map((_, index) => index + 1)].filter((level) =>
      has({ column: at.column, level }),
    );
    const here = levels.indexOf(at.level);
    const beside = (column: number): Place | null => {
      if (!buckets[column]) return null;
      return has({ column, level: at.level }) ? { column, level: at.level } : { column, level: 0 };
    };
    switch (key) {
      case 'ArrowLeft':
        return beside(at.column - 1);
      case 'ArrowRight':
        return beside(at.column + 1);
      case 'Home':
        return beside(0);
      case 'End':
        return beside(buckets.length - 1);
      case 'ArrowUp':
        return { column: at.column, level: levels[here + 1] ?? at.level };
      case 'ArrowDown':
        return { column: at.column, level: levels[here - 1] ?? at.level };
      default:
        return null;
    }
  }

  return {
    at,
    onFocus: ({ column, level }: Place) => {
      const bucket = buckets[column];
      if (bucket) setChosen({ from: bucket.from, level });
    },
    onKeyDown: (event: KeyboardEvent<SVGGElement>) => {
      const { altKey, ctrlKey, metaKey, shiftKey } = event;
      if (altKey || ctrlKey || metaKey || shiftKey) return;
      const place = next(event.key);
      if (!place) return;
      // The page would scroll.
      event.preventDefault();
      event.currentTarget
        .querySelector<SVGAElement>(`[data-column="${place.column}"][data-level="${place.level}"]`)
        ?.focus();
    },
    onBlurOf: (left: () => void) => (event: FocusEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget)) left();
    },
  };
}
