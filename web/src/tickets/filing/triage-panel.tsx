import { VisuallyHidden } from '@mantine/core';
import { KeyCaps } from '../../commands/key-caps';
import { texts } from '../../texts/texts';
import { Panel } from '../../ui/panel';
import type { Draft, FieldErrors } from './draft';
import { Reasons } from './reasons';
import { SuggestionNote } from './suggestion-note';
import { TriageField } from './triage-field';
import classes from './triage-panel.module.css';
import type { Suggestion } from './use-classify';
import { FILING_KEYS } from './use-filing-commands';
import type { Suggested } from './use-suggestion';

type Props = {
  draft: Draft;
  errors: FieldErrors;
  suggested: Suggested<Suggestion>;
  /** What became of the suggestion by key, for those who do not see it. */
  said: string;
  onChange: (change: Partial<Draft>) => void;
};

/** Category and priority, each with what is suggested for it. Every state takes the same room. */
export function TriagePanel({ draft, errors, suggested, said, onChange }: Props) {
  const { suggestion, outdated } = suggested;
  const words = texts.filing.triage;
  return (
    <Panel title={words.title}>
      <div className={classes.parts}>
        <div className={classes.wide}>
          <SuggestionNote suggested={suggested} />
        </div>
        <TriageField
          name="category"
          choice={draft.category}
          error={errors.category}
          suggested={suggestion && { value: suggestion.category, sure: suggestion.confidence }}
          outdated={outdated}
          onChoose={(category) => onChange({ category })}
        />
        <TriageField
          name="priority"
          choice={draft.priority}
          error={errors.priority}
          suggested={
            suggestion && { value: suggestion.priority, sure: suggestion.priorityConfidence }
          }
          outdated={outdated}
          onChoose={(priority) => onChange({ priority })}
        />
        <div className={classes.wide}>
          <Reasons reasons={suggestion?.reasons ?? null} outdated={outdated} />
        </div>
        <p className={`${classes.keys} ${classes.wide}`}>
          <span>
            <KeyCaps keys={FILING_KEYS.take[0]} /> {words.takeBoth}
          </span>
          <span>
            <KeyCaps keys={FILING_KEYS.refuse[0]} /> {words.refuseBoth}
          </span>
        </p>
      </div>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </Panel>
  );
}
