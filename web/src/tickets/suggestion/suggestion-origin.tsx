import { texts } from '../../texts/texts';
import type { TicketSuggestion } from './suggestion';
import classes from './suggestion-origin.module.css';
import { suggestionTexts } from './suggestion-texts';

/** Where a suggestion comes from, why from there, and whether a better one is on its way. */
export function SuggestionOrigin({ suggestion }: { suggestion: TicketSuggestion }) {
  const { source, model, degraded, pending } = suggestion;
  const words = texts.filing.triage;
  return (
    <p className={classes.origin}>
      <span>{words.source[source](model)}</span>
      {degraded && <span> {words.whyBuiltIn[degraded]}</span>}
      {pending && <span> {suggestionTexts.pending}</span>}
    </p>
  );
}
