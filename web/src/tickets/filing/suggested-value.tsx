import type { FieldValues } from '../../api/ticket-enums';
import { texts } from '../../texts/texts';
import { Sureness } from '../../ui/sureness';
import { FieldIcon } from '../fields/field-icon';
import type { Choice, TriageName, TriageValues } from './draft';
import classes from './suggested-value.module.css';

type Props<N extends TriageName> = {
  field: N;
  suggested: { value: TriageValues[N]; sure: number } | null;
  outdated: boolean;
  choice: Choice<TriageValues[N]>;
  onChoose: (choice: Choice<TriageValues[N]>) => void;
};

/** What is suggested for one field and how surely, to be taken or refused. Its room is there before it comes. */
export function SuggestedValue<N extends TriageName>(props: Props<N>) {
  const { field, suggested, outdated, choice, onChoose } = props;
  const words = texts.filing.triage;
  const labels = texts.values[field] as Record<TriageValues[N], string>;
  const label = suggested ? labels[suggested.value] : '';
  // Pressed once more, a button gives the decision back to the suggestion.
  const toggle = (to: Choice<TriageValues[N]>) => onChoose(choice === to ? 'AS_SUGGESTED' : to);
  return (
    <fieldset
      className={classes.row}
      data-outdated={outdated || undefined}
      data-refused={(suggested && choice === 'SERVER_DECIDES') || undefined}
    >
      <legend className={classes.legend}>{words.suggestionFor(texts.values.fields[field])}</legend>
      <span className={classes.value}>
        {suggested ? (
          <>
            <FieldIcon field={field} value={suggested.value as FieldValues[N]} />
            <span className={classes.word}>{label}</span>
          </>
        ) : (
          <span aria-hidden className={classes.none} />
        )}
      </span>
      <Sureness share={suggested?.sure ?? null} label={words.sure} />
      {/* They hold their place before there is anything to take. */}
      <span className={classes.buttons} style={{ visibility: suggested ? 'visible' : 'hidden' }}>
        <button
          type="button"
          className={classes.button}
          aria-label={words.takeValue(label)}
          aria-pressed={choice === suggested?.value}
          onClick={() => suggested && toggle(suggested.value)}
        >
          {words.take}
        </button>
        <button
          type="button"
          className={classes.button}
          aria-label={words.refuseValue(label)}
          aria-pressed={choice === 'SERVER_DECIDES'}
          onClick={() => toggle('SERVER_DECIDES')}
        >
          {words.refuse}
        </button>
      </span>
    </fieldset>
  );
}
