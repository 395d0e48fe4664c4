import type { TicketSearch } from '../filter/ticket-search';
import { texts } from '../texts/texts';
import type { Bucket } from './buckets';
import { Count } from './count';
import type { TrendField } from './stats-search';
import table from './table.module.css';
import { bucketSearch } from './trend-links';
import type { TrendRange } from './trend-range';
import type { Series } from './trend-series';
import classes from './trend-table.module.css';
import { bucketName } from './trend-words';

type Props = {
  title: string;
  buckets: readonly Bucket[];
  series: readonly Series[];
  field: TrendField;
  unit: TrendRange['unit'];
  search: TicketSearch;
};

/** The table behind the bars: every number leads to the tickets it counts. */
export function TrendTable({ title, buckets, series, field, unit, search }: Props) {
  const words = texts.stats.trend;
  return (
    // What scrolls must be reachable without a mouse, also when it holds no link.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className={classes.scroll} aria-label={words.tableRegion} tabIndex={0}>
      <table aria-label={title} className={table.table}>
        <thead>
          <tr>
            <th scope="col">{words[unit]}</th>
            {series.map(({ value, label }) => (
              <th key={value} scope="col">
                {label}
              </th>
            ))}
            <th scope="col">{words.total}</th>
          </tr>
        </thead>
        <tbody>
          {buckets.map((bucket) => (
            <tr key={bucket.from}>
              <th scope="row">{bucketName(bucket)}</th>
              {series.map(({ value }) => (
                <td key={value}>
                  <Count
                    count={bucket.counts[value] ?? 0}
                    search={bucketSearch(search, bucket, field, value)}
                    className={table.count}
                  />
                </td>
              ))}
              <td>
                <Count
                  count={bucket.total}
                  search={bucketSearch(search, bucket)}
                  className={table.count}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The same as rows of plain cells, for copying. Days as the server writes them, which every program reads. */
export function trendRows(
  buckets: readonly Bucket[],
  series: readonly Series[],
  unit: TrendRange['unit'],
): (string | number)[][] {
  const words = texts.stats.trend;
  return [
    [words[unit], ...series.map(({ label }) => label), words.total],
    ...buckets.map(({ from, counts, total }) => [
      from,
      ...series.map(({ value }) => counts[value] ?? 0),
      total,
    ]),
  ];
}
