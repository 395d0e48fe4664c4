import classes from './choice-chips.module.css';
import { valuesIn } from './options';

type Props<V extends string> = {
  legend: string;
  labels: Record<V, string>;
  chosen: readonly V[];
  onChange: (chosen: V[]) => void;
  /** How many there are of each value, as a text; left out while that is not known. */
  counts?: Record<V, string> | null;
};

/** Any number of choices out of few, all in sight, each with how many there are of it. */
export function ChoiceChips<V extends string>(props: Props<V>) {
  const { legend, labels, chosen, onChange, counts } = props;
  return (
    <fieldset className={classes.choices}>
      <legend className={classes.legend}>{legend}</legend>
      {valuesIn(labels).map((value) => (
        <label key={value} className={classes.chip}>
          <input
            type="checkbox"
            className={classes.box}
            checked={chosen.includes(value)}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked
                  ? // In the order of the labels, so that one choice has one address.
                    valuesIn(labels).filter((other) => other === value || chosen.includes(other))
                  : chosen.filter((other) => other !== value),
              )
            }
          />
          {labels[value]} <span className={classes.count}>{counts ? counts[value] : '\u00a0'}</span>
        </label>
      ))}
    </fieldset>
  );
}
