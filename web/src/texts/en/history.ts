import { plural, whole } from '../format';

/** A sentence in which some words, such as values and times, are drawn in a way of their own. */
export type Said<P> = readonly (string | P)[];

/** A change of a field that has a name. `actor` is null where it is not known who made it. */
const changed =
  (field: string) =>
  <P>(actor: string | null, from: P, to: P): Said<P> =>
    actor === null
      ? [`${field} changed from `, from, ' to ', to]
      : [`${actor} changed the ${field.toLowerCase()} from `, from, ' to ', to];

/** What happened to a ticket. */
export const history = {
  title: 'History',
  loading: 'Loading the history…',
  version: (version: string) => `Version ${version}`,

  filed: <P>(actor: string | null, category: P, priority: P): Said<P> => [
    actor === null ? 'Filed as ' : `${actor} filed it as `,
    category,
    ' with priority ',
    priority,
  ],
  /** For a ticket that had been filed before its history begins, as an imported one. */
  recorded: <P>(actor: string | null, category: P, priority: P, status: P): Said<P> => [
    actor === null ? 'Recorded here as ' : `${actor} recorded it here as `,
    category,
    ' with priority ',
    priority,
    ' and status ',
    status,
  ],
  before: <P>(filed: P): Said<P> => ['It had been filed ', filed],
  beforeResolved: <P>(filed: P, resolved: P): Said<P> => [
    'It had been filed ',
    filed,
    ' and resolved ',
    resolved,
  ],

  changed: {
    title: changed('Title'),
    category: changed('Category'),
    priority: changed('Priority'),
    status: changed('Status'),
    filed: changed('Time of filing'),
    resolved: changed('Time of resolution'),
    description: (actor: string | null) =>
      actor === null ? 'Description edited' : `${actor} edited the description`,
    needsReview: 'Waits to be reviewed: triage was not sure',
    reviewed: (actor: string | null) =>
      actor === null ? 'No longer waits to be reviewed' : `${actor} reviewed it`,
    nothing: (actor: string | null) =>
      actor === null ? 'Saved without a change' : `${actor} saved it without a change`,
  },
  none: 'none',
  quoted: (text: string) => `“${text}”`,

  showChanges: 'Show changes',
  hideChanges: 'Hide changes',
  /** Follows the words on the button, for those who do not see where it stands. */
  ofVersion: (version: string) => `of version ${version}`,
  textBefore: 'Before',
  textAfter: 'After',
  skipped: 'Unchanged text left out',

  earlier: (count: number, of: number) =>
    `Show ${whole(count)}${count < of ? ` of ${whole(of)}` : ''} earlier ${plural(of, 'change', 'changes')}`,
  notKept: 'What happened earlier is no longer kept.',
};
