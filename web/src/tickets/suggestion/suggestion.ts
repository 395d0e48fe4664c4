import type { ResultOf } from 'gql.tada';
import { graphql } from '../../gql/graphql';

/** What triage suggested for a ticket, and what became of it. */
export const SuggestionFragment = graphql(`
  fragment Suggestion_Ticket on Ticket {
    id
    needsReview
    suggestion {
      category
      priority
      confidence
      priorityConfidence
      source
      model
      reasons
      degraded
      categoryOutcome
      priorityOutcome
      pending
      suggestedAt
      judgedAt
    }
  }
`);

/** What was suggested. */
export type TicketSuggestion = NonNullable<ResultOf<typeof SuggestionFragment>['suggestion']>;
