/** What triage suggested for a ticket. */
export const suggestion = {
  title: 'Suggestion',
  field: 'Field',
  suggested: 'Suggested',
  sure: 'How sure',
  outcome: 'Outcome',
  sureOf: (share: string, words: string) => `${share}, ${words}`,
  outcomes: {
    NONE: 'not judged',
    KEPT: 'kept',
    OVERRODE: 'overridden',
  },
  reasons: 'Why',
  noReasons: 'No reasons were given.',
  pending: 'The language model’s answer is still to come.',
  review: 'Review',
};
