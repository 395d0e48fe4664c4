import { usePlotArea, useXAxisScale, useYAxisScale } from 'recharts';
import type { TicketSearch } from '../filter/ticket-search';
import { whole } from '../texts/format';
import { texts } from '../texts/texts';
import type { Bucket } from './buckets';
import { queueHref, useFollowToQueue } from './queue-link';
import type { TrendField } from './stats-search';
import classes from './trend-columns.module.css';
import { bucketSearch } from './trend-links';
import type { Series } from './trend-series';
import { bucketName } from './trend-words';
import { type Place, useColumnsKeys } from './use-columns-keys';

type Props = {
  buckets: Bucket[];
  series: Series[];
  field: TrendField;
  search: TicketSearch;
  onPoint: (from: string | null) => void;
};

const HIDDEN = { 'aria-hidden': true };

type Part = {
  place: Place;
  label: string;
  search: TicketSearch;
  y: number;
  height: number;
  empty: boolean;
};

/**
 * What can be pointed at and followed in the chart: each column as a whole, and each of its layers, as links to the
 * tickets they count. Lies over the bars, because the library gives a bar a new element when its number changes, and
 * the focus would be lost with the old one.
 */
export function TrendColumns({ buckets, series, field, search, onPoint }: Props) {
  const area = usePlotArea();
  const x = useXAxisScale();
  const y = useYAxisScale();
  const follow = useFollowToQueue();
  const keys = useColumnsKeys(buckets, series);
  if (!area || !x || !y) return null;
  const words = texts.stats.trend;

  function partsOf(bucket: Bucket, column: number): Part[] {
    const name = bucketName(bucket);
    let below = 0;
    const layers = series.map(({ value, label }, index): Part => {
      const count = bucket.counts[value] ?? 0;
      const bottom = y?.(below) ?? 0;
      below += count;
      const top = y?.(below) ?? 0;
      return {
        place: { column, level: index + 1 },
        label: words.segment(name, label, count, whole(count)),
        search: bucketSearch(search, bucket, field, value),
        y: top,
        height: Math.max(bottom - top, 0),
        empty: count === 0,
      };
    });
    const all: Part = {
      place: { column, level: 0 },
      label: words.column(name, bucket.total, whole(bucket.total)),
      search: bucketSearch(search, bucket),
      y: area?.y ?? 0,
      height: area?.height ?? 0,
      empty: false,
    };
    return [all, ...layers];
  }

  return (
    <g
      role="toolbar"
      aria-label={words.chart}
      onKeyDown={keys.onKeyDown}
      onBlur={keys.onBlurOf(() => onPoint(null))}
      onMouseLeave={() => onPoint(null)}
    >
      {buckets.map((bucket, column) => {
        const left = x(bucket.from, { position: 'start' }) ?? 0;
        const right = x(bucket.from, { position: 'end' }) ?? left;
        return (
          <g key={bucket.from} className={classes.column}>
            {partsOf(bucket, column).map((part) => {
              const { level } = part.place;
              const here = keys.at.column === column && keys.at.level === level;
              return (
                <a
                  key={level}
                  href={queueHref(part.search)}
                  aria-label={part.label}
                  // A layer that has become empty is kept, so that the focus is not lost with it.
                  {...(part.empty && !here && HIDDEN)}
                  className={level === 0 ? classes.whole : classes.layer}
                  data-column={column}
                  data-level={level}
                  tabIndex={here ? 0 : -1}
                  onClick={(event) => follow(event, part.search)}
                  onMouseEnter={() => onPoint(bucket.from)}
                  onFocus={() => {
                    keys.onFocus(part.place);
                    onPoint(bucket.from);
                  }}
                >
                  <rect x={left} y={part.y} width={right - left} height={part.height} />
                </a>
              );
            })}
          </g>
        );
      })}
    </g>
  );
}
