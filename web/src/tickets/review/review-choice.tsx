import type { FieldValues } from '../../api/ticket-enums';
import { KeyCaps } from '../../commands/key-caps';
import { texts } from '../../texts/texts';
import { valuesIn } from '../../ui/options';
import { Sureness } from '../../ui/sureness';
import { FieldIcon } from '../fields/field-icon';
import classes from './review-choice.module.css';
import { keyOf } from './review-keys';
import type { Verdict } from './review-server';
import { reviewTexts } from './review-texts';

type Props<F extends keyof Verdict> = {
  field: F;
  value: Verdict[F];
  suggested: { value: Verdict[F]; sure: number } | null;
  disabled: boolean;
  onChoose: (value: Verdict[F]) => void;
};

/** The values of one field, each with its key; the suggested one says how surely it was suggested. */
export function ReviewChoice<F extends keyof Verdict>(props: Props<F>) {
  const { field, value, suggested, disabled, onChoose } = props;
  const labels = texts.values[field] as Record<Verdict[F], string>;
  return (
    <fieldset className={classes.choice} disabled={disabled}>
      <legend className={classes.legend}>{texts.values.fields[field]}</legend>
      {valuesIn(labels).map((each) => (
        <label key={each} className={classes.value}>
          <input
            type="radio"
            name={`review-${field}`}
            className={classes.dot}
            checked={each === value}
            aria-keyshortcuts={keyOf(field, each).replace('Digit', '')}
            onChange={() => onChoose(each)}
          />
          <span aria-hidden className={classes.key}>
            <KeyCaps keys={keyOf(field, each)} />
          </span>
          <FieldIcon field={field} value={each as FieldValues[F]} />
          <span className={classes.word}>{labels[each]}</span>
          {suggested?.value === each && (
            <Sureness share={suggested.sure} label={reviewTexts.sure} />
          )}
        </label>
      ))}
    </fieldset>
  );
}
