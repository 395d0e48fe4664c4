import type { BreakerState, TriageSource } from '../../api/ticket-enums';
import { plural, whole } from '../format';

const labels = (count: number) => `${whole(count)} ${plural(count, 'label', 'labels')}`;

/** The page that says how triage is doing. */
export const triage = {
  heading: 'Triage',
  review: 'Review one by one',
  loading: 'Loading how triage is doing',
  earlier: 'The numbers below are of earlier.',
  none: '–',

  now: {
    title: 'Answering now',
    source: {
      LLM: 'Language model',
      LOCAL: 'Built-in model',
    } satisfies Record<TriageSource, string>,
    llm: 'It is set up, and its breaker lets calls through.',
  },

  figures: {
    needsReview: 'Needs review',
    needsReviewNote: 'tickets that nobody has judged',
    category: 'Category agreed',
    priority: 'Priority agreed',
    agreedNote: (agreed: string, judged: string, days: string) =>
      `${agreed} of ${judged} judged, ${days} days`,
    nobody: (days: string) => `nobody judged any, ${days} days`,
    labels: 'Labels learnt',
    labelsNote: 'what people kept or changed',
  },

  model: 'Model',
  latency: {
    title: 'Latency',
    p50: 'Half within',
    p90: '90% within',
    p99: '99% within',
    of: (count: number) =>
      `of the last ${whole(count)} ${plural(count, 'answer', 'answers')} in this process`,
    none: 'No answers yet since the server started.',
  },

  llm: {
    title: 'Language model',
    none: 'No language model is set up.',
    noneDetail:
      'With a provider’s key (such as OPENAI_API_KEY) or an address (TRIAGE_BASE_URL) in the server’s settings one answers, and this shows how it is doing.',
    provider: 'Provider',
    breaker: 'Breaker',
    breakerState: {
      CLOSED: 'Closed: it is asked',
      OPEN: 'Open: it is left alone',
      HALF_OPEN: 'Half open: one call is tried',
    } satisfies Record<BreakerState, string>,
    retryAt: (time: string) => `next try at ${time}`,
    calls: 'Calls',
    retries: 'Tried again',
    answered: 'Answered',
    cached: 'From the cache',
    joined: 'Joined another call',
    cacheEntries: 'Answers in the cache',
    underWay: 'Under way',
    pending: 'Tickets that wait for it',
    failures: 'Failures by reason',
    reason: 'Reason',
    count: 'Calls',
    noFailures: 'No call has failed since the server started.',
    reasons: {
      NOT_CONFIGURED: 'Not set up',
      TIMEOUT: 'Took too long',
      RATE_LIMITED: 'Asked too often',
      BAD_ANSWER: 'No usable answer',
      PROVIDER_ERROR: 'Not reached, or failed',
      CIRCUIT_OPEN: 'Left alone by the breaker',
    },
  },

  builtIn: {
    title: 'Built-in model',
    labels: 'Learnt from',
    labelsOf: labels,
    learntAt: 'Learnt last',
    never: 'Not yet',
  },

  words: {
    title: 'Most telling learnt words',
    word: 'Words',
    pointsTo: 'Point to',
    weight: 'Weight',
    points: (field: string, value: string) => `${field}: ${value}`,
    empty:
      'Nothing learnt yet. Each time somebody keeps or changes a suggestion, the built-in model learns from it.',
  },

  switches: {
    source: 'Suggestions of',
    sources: { LOCAL: 'Built-in', LLM: 'Language model' } satisfies Record<TriageSource, string>,
    days: 'Days',
  },

  agreement: {
    title: 'Agreement with people',
    note: 'Each suggestion counts as it was made, before its label was learnt.',
    weeks: 'Weeks begin on Monday. All days are in UTC.',
    days: 'All days are in UTC.',
    category: 'Category',
    priority: 'Priority',
    judged: 'Judgements',
    categoryJudged: 'Categories judged',
    priorityJudged: 'Priorities judged',
    day: 'Day',
    week: 'Week',
    of: (agreed: string, judged: string) => `${agreed} of ${judged}`,
    chart: 'Share of suggestions that people agreed with, by day. The table says the same.',
    showTable: 'Show as a table',
    hideTable: 'Hide the table',
    tableRegion: 'Table of the agreement',
    noChart: 'The chart could not be loaded. Its table says the same.',
    empty:
      'Nobody has judged a suggestion in these days. Keeping or changing one when a ticket is filed, changing it later, or a review does.',
  },

  confusion: {
    category: 'Categories: suggested and said',
    priority: 'Priorities: suggested and said',
    corner: 'Suggested',
    tableOf: (title: string) => `Table of ${title.toLowerCase()}`,
    agreed: 'Agreed',
    scale: 'Shade',
    note: 'Rows: what was suggested. Columns: what people said. On the diagonal they agree.',
  },
};
