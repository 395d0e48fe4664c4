import { Text } from '@mantine/core';
import type { graphql } from '../gql/graphql';
import classes from './suggestion-note.module.css';
import type { Suggestion } from './use-classify';
import type { Suggested } from './use-suggestion';

const WHY_BUILT_IN: Record<ReturnType<typeof graphql.scalar<'DegradedReason'>>, string> = {
  NOT_CONFIGURED: 'no language model is set up on this server',
  TIMEOUT: 'the language model took too long',
  RATE_LIMITED: 'the language model is asked too often at the moment',
  BAD_ANSWER: 'the language model gave no usable answer',
  PROVIDER_ERROR: 'the language model could not be reached',
};

const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent' });

/** Says where the suggestion comes from and how sure it is, or that one is on its way. */
export function SuggestionNote({ suggestion, thinking, unavailable }: Suggested<Suggestion>) {
  return (
    // Always there and two lines high, so that nothing jumps when the words change.
    <div role="status" aria-label="Suggestion" className={classes.note}>
      <Text size="sm">{headline(suggestion, thinking, unavailable)}</Text>
      <Text size="sm" c="dimmed" lineClamp={2}>
        {suggestion && !thinking && detail(suggestion)}
      </Text>
    </div>
  );
}

function headline(suggestion: Suggestion | null, thinking: boolean, unavailable: boolean): string {
  if (thinking) return 'Reading what you wrote…';
  if (unavailable) return 'No suggestion at the moment. Choose yourself, or leave it open.';
  if (!suggestion) return 'Category and priority are suggested while you write.';
  const source =
    suggestion.source === 'LLM'
      ? `Suggested by the language model ${suggestion.model}`
      : 'Suggested by the built-in model';
  return `${source} · ${PERCENT.format(suggestion.confidence)} sure of the category, ${PERCENT.format(suggestion.priorityConfidence)} of the priority`;
}

function detail({ degraded, reasons }: Suggestion): string {
  const why = degraded ? [`The built-in model answers because ${WHY_BUILT_IN[degraded]}.`] : [];
  return [...why, reasons.join('; ')].join(' ');
}
