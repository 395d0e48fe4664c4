import { BarChart } from '@mantine/charts';
import '@mantine/charts/styles.layer.css';

/** New tickets per day as bars. Loaded on demand: the chart library is larger than the rest of the client. */
export function PerDayChart({ days }: { days: { date: string; total: number }[] }) {
  return (
    <BarChart
      h={260}
      data={days}
      dataKey="date"
      series={[{ name: 'total', label: 'Tickets', color: 'var(--frontdesk-accent)' }]}
      tickLine="y"
      yAxisProps={{ allowDecimals: false, width: 44 }}
      xAxisProps={{ tickFormatter: shortDate, minTickGap: 24 }}
      tooltipProps={{ isAnimationActive: false }}
      // The figures are read from the table beside it; bars in the tab order would say them twice.
      barChartProps={{ accessibilityLayer: false }}
      barProps={{ isAnimationActive: false }}
    />
  );
}

const SHORT = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});

function shortDate(date: string): string {
  return SHORT.format(new Date(date));
}
