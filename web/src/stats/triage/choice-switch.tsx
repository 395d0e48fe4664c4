import classes from '../trend-switch.module.css';

type Props<V extends string> = {
  /** Tells the choices of one switch from those of others on the page. */
  name: string;
  legend: string;
  options: readonly { value: V; label: string }[];
  value: V;
  onChange: (value: V) => void;
};

/** One choice out of few, all in sight. */
export function ChoiceSwitch<V extends string>(props: Props<V>) {
  const { name, legend, options, value, onChange } = props;
  return (
    <fieldset className={classes.switch}>
      <legend className={classes.legend}>{legend}</legend>
      {options.map((each) => (
        <label key={each.value} className={classes.choice}>
          <input
            type="radio"
            name={name}
            className={classes.dot}
            checked={each.value === value}
            onChange={() => onChange(each.value)}
          />
          {each.label}
        </label>
      ))}
    </fieldset>
  );
}
