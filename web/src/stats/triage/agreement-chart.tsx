import { CompositeChart } from '@mantine/charts';
import '@mantine/charts/styles.layer.css';
import { memo } from 'react';
import { compact, percent, utcDayShort } from '../../texts/format';
import classes from '../trend-chart.module.css';
import { type AgreementPoint, shareOf } from './agreement';
import { triageTexts } from './triage-texts';

/** What the chart draws. */
export type AgreementChartProps = { points: readonly AgreementPoint[]; unit: 'day' | 'week' };

const TICK = { fontSize: 11, fill: 'var(--fd-ink-soft)' };

/** Two lines, and behind them how many were judged. Loaded on demand, as what draws it is large. */
export const AgreementChart = memo(function AgreementChart({ points }: AgreementChartProps) {
  const words = triageTexts.agreement;
  // The bars stay in the lower third, and their axis shares the lines of the other one.
  const most = Math.max(1, ...points.map(({ judged }) => judged));
  const top = Math.ceil((most * 3) / 4) * 4;
  return (
    <div role="img" aria-label={words.chart} style={{ height: '100%' }}>
      <CompositeChart
        className={classes.chart}
        h="100%"
        data={points.map((point) => ({
          from: point.from,
          judged: point.judged,
          category: shareOf(point.category, point.categoryJudged),
          priority: shareOf(point.priority, point.priorityJudged),
        }))}
        dataKey="from"
        series={[
          {
            name: 'judged',
            label: words.judged,
            color: 'var(--fd-line)',
            type: 'bar',
            yAxisId: 'right',
          },
          { name: 'priority', label: words.priority, color: 'var(--fd-ink)', type: 'line' },
          { name: 'category', label: words.category, color: 'var(--fd-accent)', type: 'line' },
        ]}
        withTooltip={false}
        withRightYAxis
        curveType="linear"
        strokeDasharray="0"
        tickLine="none"
        connectNulls
        withDots
        yAxisProps={{
          domain: [0, 1],
          ticks: [0, 0.25, 0.5, 0.75, 1],
          width: 44,
          tick: { ...TICK, transform: 'translate(-4, 0)' },
          tickFormatter: percent,
        }}
        rightYAxisProps={{
          allowDecimals: false,
          domain: [0, top],
          ticks: [0, 1, 2, 3, 4].map((part) => (top * part) / 4),
          width: 36,
          tick: { ...TICK, transform: 'translate(4, 0)' },
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
        composedChartProps={{
          accessibilityLayer: false,
          barCategoryGap: '14%',
          margin: { top: 8, right: 0, bottom: 4, left: 0 },
        }}
        barProps={{ isAnimationActive: false, fillOpacity: 1 }}
        lineProps={({ name }) => ({
          isAnimationActive: false,
          strokeDasharray: name === 'priority' ? '5 3' : undefined,
          strokeWidth: 2,
          // A day alone has no line.
          dot: points.length <= 40 ? { r: 2.5, strokeDasharray: '0' } : { r: 1.5 },
        })}
      />
    </div>
  );
});
