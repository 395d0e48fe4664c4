import { readFragment } from 'gql.tada';
import type { KeyboardEvent, ReactNode } from 'react';
import { Panel } from '../../ui/panel';
import { SuggestionFragment } from '../suggestion/suggestion';
import { SuggestionOrigin } from '../suggestion/suggestion-origin';
import { SuggestionReasons } from '../suggestion/suggestion-reasons';
import { ReviewChoice } from './review-choice';
import type { ReviewTicket, Verdict } from './review-server';
import { reviewTexts } from './review-texts';
import classes from './review-verdict.module.css';

type Props = {
  ticket: ReviewTicket;
  verdict: Verdict;
  disabled: boolean;
  onChoose: (change: Partial<Verdict>) => void;
  onConfirm: () => void;
  /** What can be done. */
  children: ReactNode;
};

/** The judgement: both fields with what was suggested for them, and why. */
export function ReviewVerdict(props: Props) {
  const { ticket, verdict, disabled, onChoose, onConfirm, children } = props;
  const { suggestion } = readFragment(SuggestionFragment, ticket);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== 'Enter') return;
    // Held down, it would judge what nobody has seen.
    if (event.repeat) event.preventDefault();
    else if (event.target instanceof HTMLInputElement) {
      event.preventDefault();
      onConfirm();
    }
  }

  return (
    <Panel title={reviewTexts.verdict}>
      <form
        className={classes.parts}
        aria-label={reviewTexts.verdict}
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          onConfirm();
        }}
      >
        <ReviewChoice
          field="category"
          value={verdict.category}
          suggested={suggestion && { value: suggestion.category, sure: suggestion.confidence }}
          disabled={disabled}
          onChoose={(category) => onChoose({ category })}
        />
        <ReviewChoice
          field="priority"
          value={verdict.priority}
          suggested={
            suggestion && { value: suggestion.priority, sure: suggestion.priorityConfidence }
          }
          disabled={disabled}
          onChoose={(priority) => onChoose({ priority })}
        />
        {children}
        {suggestion ? (
          <div className={classes.why}>
            <SuggestionReasons reasons={suggestion.reasons} />
            <SuggestionOrigin suggestion={suggestion} />
          </div>
        ) : (
          <p className={classes.none}>{reviewTexts.notSuggested}</p>
        )}
      </form>
    </Panel>
  );
}
