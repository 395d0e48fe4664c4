import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.layer.css';
import { memo } from 'react';
import { DefaultZIndexes, ZIndexLayer } from 'recharts';
import type { TicketSearch } from '../filter/ticket-search';
import { compact, utcDayShort } from '../texts/format';
import type { Bucket } from './buckets';
import { patternOf, SeriesPatterns } from './series-mark';
import type { TrendField } from './stats-search';
import classes from './trend-chart.module.css';
import { TrendColumns } from './trend-columns';
import { TrendMean } from './trend-mean';
import type { TrendRange } from './trend-range';
import type { Series } from './trend-series';

/** What the chart draws. */
export type TrendChartProps = {
  buckets: Bucket[];
  series: Series[];
  field: TrendField;
  /** What one bar stands for. Weeks have no mean, since the first and the last may be cut. */
  unit: TrendRange['unit'];
  /** Which tickets are counted. */
  search: TicketSearch;
  /** The bar that is pointed at, by its first day. */
  onPoint: (from: string | null) => void;
};

const TICK = { fontSize: 11, fill: 'var(--fd-ink-soft)' };

/** The bars. Loaded on demand: the library that draws them is larger than the rest of the client. */
export const TrendChart = memo(function TrendChart(props: TrendChartProps) {
  const { buckets, series, field, unit, search, onPoint } = props;
  return (
    <BarChart
      className={classes.chart}
      h="100%"
      type="stacked"
      data={buckets.map(({ from, counts }) => ({ from, ...counts }))}
      dataKey="from"
      series={series.map(({ value, label }) => ({ name: value, label, color: 'var(--fd-accent)' }))}
      withTooltip={false}
      strokeDasharray="0"
      tickLine="none"
      yAxisProps={{
        allowDecimals: false,
        width: 40,
        tickCount: 6,
        tick: { ...TICK, transform: 'translate(-4, 0)' },
        tickFormatter: compact,
      }}
      xAxisProps={{
        axisLine: { stroke: 'var(--fd-line-strong)' },
        tickLine: { stroke: 'var(--fd-line-strong)' },
        tick: { ...TICK, transform: 'translate(0, 6)' },
        tickFormatter: utcDayShort,
        interval: 'equidistantPreserveStart',
        minTickGap: 16,
      }}
      barChartProps={{
        // The bars are links of their own, with keys of their own.
        accessibilityLayer: false,
        barCategoryGap: '14%',
        margin: { top: 8, right: 0, bottom: 4, left: 0 },
      }}
      barProps={({ name }) => {
        const step = series.find(({ value }) => value === name)?.step ?? 1;
        return {
          isAnimationActive: false,
          fill: patternOf('trend', step),
          // A hairline of paper between the layers.
          stroke: 'var(--fd-panel)',
          strokeOpacity: 1,
          strokeWidth: 1,
        };
      }}
    >
      <SeriesPatterns prefix="trend" />
      <ZIndexLayer zIndex={DefaultZIndexes.label}>
        {unit === 'day' && <TrendMean mean={meanOf(buckets)} />}
        <TrendColumns
          buckets={buckets}
          series={series}
          field={field}
          search={search}
          onPoint={onPoint}
        />
      </ZIndexLayer>
    </BarChart>
  );
});

function meanOf(buckets: readonly Bucket[]): number {
  return buckets.reduce((sum, { total }) => sum + total, 0) / Math.max(buckets.length, 1);
}
