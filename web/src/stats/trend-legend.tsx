import { whole } from '../texts/format';
import { texts } from '../texts/texts';
import { Blank } from './blank';
import type { TrendCounts } from './buckets';
import { SeriesMark } from './series-mark';
import classes from './trend-legend.module.css';
import type { Series } from './trend-series';

type Props = {
  series: readonly Series[];
  /** What the counts are of: the day that is pointed at, or all days. */
  name: string;
  /** Null while they are not known. */
  counts: TrendCounts | null;
  total: number | null;
};

/** Says which mark is which value, and how many there are: of the bar that is pointed at, of all otherwise. */
export function TrendLegend({ series, name, counts, total }: Props) {
  return (
    <div className={classes.legend}>
      <p className={classes.name}>{name}</p>
      <ul className={classes.entries}>
        {series.map(({ value, label, step }) => (
          <li key={value} className={classes.entry}>
            <SeriesMark step={step} />
            <span>{label}</span>
            <Quantity count={counts && (counts[value] ?? 0)} />
          </li>
        ))}
        <li className={classes.entry}>
          <span>{texts.stats.trend.total}</span>
          <Quantity count={total} />
        </li>
      </ul>
    </div>
  );
}

function Quantity({ count }: { count: number | null }) {
  if (count === null) return <Blank className={classes.count} width={4} />;
  return <span className={classes.count}>{whole(count)}</span>;
}
