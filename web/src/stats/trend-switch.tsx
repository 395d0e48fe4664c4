import { texts } from '../texts/texts';
import { TREND_FIELDS, type TrendField } from './stats-search';
import classes from './trend-switch.module.css';

type Props = { field: TrendField; onChange: (field: TrendField) => void };

/** Chooses what the bars are divided by. */
export function TrendSwitch({ field, onChange }: Props) {
  return (
    <fieldset className={classes.switch}>
      <legend className={classes.legend}>{texts.stats.trend.by}</legend>
      {TREND_FIELDS.map((each) => (
        <label key={each} className={classes.choice}>
          <input
            type="radio"
            name="trend-by"
            className={classes.dot}
            checked={each === field}
            onChange={() => onChange(each)}
          />
          {texts.values.fields[each]}
        </label>
      ))}
    </fieldset>
  );
}
