import { usePlotArea, useYAxisScale } from 'recharts';
import { tenths } from '../texts/format';
import { texts } from '../texts/texts';
import classes from './trend-mean.module.css';

// The letters of the note are all as wide as this.
const LETTER = 6.6;

/** A line at the mean of the bars, with its measure as drawings note it. */
export function TrendMean({ mean }: { mean: number }) {
  const area = usePlotArea();
  const y = useYAxisScale()?.(mean);
  if (!area || y === undefined || mean === 0) return null;
  const note = texts.stats.trend.mean(tenths(mean));
  const right = area.x + area.width - 4;
  const width = note.length * LETTER + 10;
  return (
    <g aria-hidden className={classes.mean}>
      <line x1={area.x} x2={area.x + area.width} y1={y} y2={y} />
      <rect x={right - width} y={y - 9} width={width} height={18} />
      <text x={right - width / 2} y={y + 4}>
        {note}
      </text>
    </g>
  );
}
