import { usePlotArea, useYAxisScale } from 'recharts';
import { tenths } from '../texts/format';
import { texts } from '../texts/texts';
import classes from './trend-mean.module.css';

/** A line at the mean of the bars, with its measure as drawings note it. */
export function TrendMean({ mean }: { mean: number }) {
  const area = usePlotArea();
  const y = useYAxisScale()?.(mean);
  if (!area || y === undefined || mean === 0) return null;
  return (
    <g aria-hidden className={classes.mean}>
      <line x1={area.x} x2={area.x + area.width} y1={y} y2={y} />
      <text x={area.x + area.width} y={y - 5}>
        {texts.stats.trend.mean(tenths(mean))}
      </text>
    </g>
  );
}
