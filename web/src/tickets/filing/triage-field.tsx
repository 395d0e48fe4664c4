import { texts } from '../../texts/texts';
import { describedBy, FieldFrame } from '../../ui/field-frame';
import { optionsOf } from '../../ui/options';
import type { Choice, TriageName, TriageValues } from './draft';
import { SuggestedValue } from './suggested-value';
import classes from './triage-field.module.css';

type Props<N extends TriageName> = {
  name: N;
  choice: Choice<TriageValues[N]>;
  error: string | undefined;
  suggested: { value: TriageValues[N]; sure: number } | null;
  outdated: boolean;
  onChoose: (choice: Choice<TriageValues[N]>) => void;
};

/** One field that is suggested: who decides it, and the suggestion beside it. */
export function TriageField<N extends TriageName>(props: Props<N>) {
  const { name, choice, error, suggested, outdated, onChoose } = props;
  const words = texts.filing.triage;
  const labels = texts.values[name] as Record<TriageValues[N], string>;
  const id = `ticket-${name}`;
  return (
    <FieldFrame
      id={id}
      label={texts.values.fields[name]}
      aside={words.origin[isByHand(choice) ? 'BY_HAND' : choice]}
      message={error ?? meaning(choice, suggested?.value ?? null)}
      invalid={Boolean(error)}
    >
      <select
        id={id}
        className={classes.select}
        value={choice}
        aria-invalid={Boolean(error)}
        aria-describedby={describedBy(id)}
        onChange={(event) => onChoose(event.currentTarget.value as Choice<TriageValues[N]>)}
      >
        <option value="AS_SUGGESTED">
          {suggested ? words.asSuggestedValue(labels[suggested.value]) : words.asSuggested}
        </option>
        <option value="SERVER_DECIDES">{words.serverDecides}</option>
        {optionsOf(labels).map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <SuggestedValue
        field={name}
        suggested={suggested}
        outdated={outdated}
        choice={choice}
        onChoose={onChoose}
      />
    </FieldFrame>
  );
}

function isByHand(choice: string): choice is Exclude<typeof choice, 'AS_SUGGESTED'> {
  return choice !== 'AS_SUGGESTED' && choice !== 'SERVER_DECIDES';
}

/** What the choice means for the ticket. */
function meaning(choice: string, suggested: string | null): string {
  const words = texts.filing.triage;
  if (choice === 'AS_SUGGESTED') return suggested ? words.appliedWhenFiled : words.notSuggestedYet;
  if (choice !== 'SERVER_DECIDES') {
    return suggested && suggested !== choice ? words.staysAgainst : words.stays;
  }
  // Honest: the model that decides then is the one that was refused.
  return suggested ? words.serverWillLikely : words.serverWill;
}
