import { Button } from '@mantine/core';
import { texts } from '../../texts/texts';
import classes from './suggestion-note.module.css';
import type { Suggestion } from './use-classify';
import type { Suggested } from './use-suggestion';

type Props = { suggested: Suggested<Suggestion> };

/** Says where the suggestion comes from and why from there, or that one is on its way, or that there is none. */
export function SuggestionNote({ suggested }: Props) {
  const { suggestion, unavailable, askNow } = suggested;
  const words = texts.filing.triage;
  return (
    <div className={classes.note} data-busy={suggested.thinking || undefined}>
      {/* Always there and as high as its longest words, so that nothing jumps. */}
      <div role="status" aria-label={words.status}>
        <p className={classes.line}>{headline(suggested)}</p>
        {suggestion?.degraded && !suggested.outdated && (
          <p className={classes.line}>{words.whyBuiltIn[suggestion.degraded]}</p>
        )}
      </div>
      {unavailable && (
        <Button size="compact-xs" variant="default" onClick={askNow}>
          {words.askAgain}
        </Button>
      )}
    </div>
  );
}

function headline({ suggestion, outdated, thinking, unavailable }: Suggested<Suggestion>): string {
  const words = texts.filing.triage;
  if (unavailable) return suggestion ? words.notRenewed : words.unavailable;
  if (suggestion) {
    return outdated ? words.renewing : words.source[suggestion.source](suggestion.model);
  }
  return thinking ? words.thinking : words.idle;
}
