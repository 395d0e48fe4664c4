import { type FragmentOf, readFragment } from 'gql.tada';
import { type ComponentType, lazy, Suspense, useEffect, useMemo, useState } from 'react';
import type { TicketSearch } from '../filter/ticket-search';
import { graphql } from '../gql/graphql';
import { texts } from '../texts/texts';
import { Panel } from '../ui/panel';
import { UnfoldButton } from '../ui/unfold-button';
import { type Bucket, bucketsOf, sumOf, type TrendCounts } from './buckets';
import { CopyTable } from './copy-table';
import type { TrendField } from './stats-search';
import classes from './trend.module.css';
import type { TrendChartProps } from './trend-chart';
import { TrendLegend } from './trend-legend';
import type { TrendRange } from './trend-range';
import { seriesOf } from './trend-series';
import { TrendSwitch } from './trend-switch';
import { TrendTable, trendRows } from './trend-table';
import { bucketName, trendNote, trendTitle } from './trend-words';

/** One day of the trend. */
export const TrendFragment = graphql(`
  fragment Trend_DayCount on DayCount {
    date
    total
    byCategory {
      value: category
      count
    }
    byStatus {
      value: status
      count
    }
  }
`);

const trendChart = () => import('./trend-chart').catch(() => null);
const TrendChart = lazy<ComponentType<TrendChartProps>>(async () => ({
  default: (await trendChart())?.TrendChart ?? NoChart,
}));

type Props = {
  /** Null while they are not known. */
  days: readonly FragmentOf<typeof TrendFragment>[] | null;
  range: TrendRange;
  today: string;
  field: TrendField;
  onField: (field: TrendField) => void;
  /** Which tickets are counted. */
  search: TicketSearch;
};

const NO_BARS: Bucket[] = [];

/** New tickets over time, divided by category or status: bars, and the table behind them. */
export function Trend({ days, range, today, field, onField, search }: Props) {
  const words = texts.stats.trend;
  // Asked for with the page, not only when the numbers are there.
  useEffect(() => void trendChart(), []);
  const series = useMemo(() => seriesOf(field), [field]);
  const buckets = useMemo(
    () => (days ? bucketsOf(daysBy(field, days), range.unit) : NO_BARS),
    [days, field, range.unit],
  );
  const [pointed, setPointed] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const title = trendTitle(range, today);
  const bucket = buckets.find(({ from }) => from === pointed);
  const total = buckets.reduce((sum, each) => sum + each.total, 0);

  return (
    <Panel
      title={title}
      aside={
        <span className={classes.tools}>
          <TrendSwitch field={field} onChange={onField} />
          <CopyTable table={title} rows={days && (() => trendRows(buckets, series, range.unit))} />
        </span>
      }
    >
      <TrendLegend
        series={series}
        name={bucketName(bucket ?? range)}
        counts={bucket ? bucket.counts : days && sumOf(buckets.map(({ counts }) => counts))}
        total={bucket ? bucket.total : days && total}
      />
      <div className={classes.chart}>
        {days ? (
          <Suspense fallback={<Sheet />}>
            <TrendChart
              buckets={buckets}
              series={series}
              field={field}
              unit={range.unit}
              search={search}
              onPoint={setPointed}
            />
          </Suspense>
        ) : (
          <Sheet />
        )}
        {days && total === 0 && <p className={classes.empty}>{words.empty}</p>}
      </div>
      <p className={classes.note}>{trendNote(range)}</p>
      <UnfoldButton open={open} onClick={() => setOpen(!open)}>
        {open ? words.hideTable : words.showTable}
      </UnfoldButton>
      {open && (
        <TrendTable
          title={title}
          buckets={buckets}
          series={series}
          field={field}
          unit={range.unit}
          search={search}
        />
      )}
    </Panel>
  );
}

/** Stands where the bars would, when what draws them could not be loaded. */
function NoChart() {
  return <p className={classes.empty}>{texts.stats.trend.noChart}</p>;
}

/** The empty sheet on which the bars will be drawn. */
function Sheet() {
  return <div aria-hidden className={classes.sheet} />;
}

function daysBy(field: TrendField, days: readonly FragmentOf<typeof TrendFragment>[]) {
  return readFragment(TrendFragment, days).map(({ date, total, byCategory, byStatus }) => {
    const counts: TrendCounts = {};
    for (const { value, count } of field === 'category' ? byCategory : byStatus) {
      counts[value] = count;
    }
    return { date, total, counts };
  });
}
