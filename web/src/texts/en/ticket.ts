import { plural, whole } from '../format';

/** One ticket: its fields and its page. */
export const ticket = {
  /** The name of a field where it can be changed. */
  fieldOf: (field: string, id: string, value: string) => `${field} of ticket ${id}: ${value}`,
  changeFieldOf: (field: string, id: string) => `Change the ${field.toLowerCase()} of ticket ${id}`,
  changeOf: (field: string, id: string) => `${field} of ticket ${id}`,

  named: (id: string) => `Ticket ${id}`,
  windowTitle: (id: string, title: string) => `#${id} ${title}`,
  loading: (id: string) => `Loading ticket ${id}`,
  missing: (id: string) => `There is no ticket ${id}`,
  missingDetail: 'The number may be mistyped. Tickets are never deleted.',

  times: { filed: 'Filed', changed: 'Changed', resolved: 'Resolved', version: 'Version' },
  notResolved: 'Not yet',

  neighbours: 'Place in the list',
  backToQueue: 'Queue',
  goBack: 'Back to the queue',
  next: 'Next',
  previous: 'Previous',
  goNext: 'Go to the next ticket of the list',
  goPrevious: 'Go to the previous ticket of the list',
  nextIs: (title: string) => `Next: ${title}`,
  previousIs: (title: string) => `Previous: ${title}`,

  copyLink: 'Copy link',
  copyLinkOf: (id: string) => `Copy the link of ticket ${id}`,
  copied: 'Copied',
  notCopied: (address: string) => `Could not copy. The address is ${address}`,

  edit: 'Edit',
  editOf: (id: string) => `Edit title and description of ticket ${id}`,
  editing: (id: string) => `Edit ticket ${id}`,
  texts: { title: 'Title', description: 'Description' },
  save: 'Save',
  saving: 'Saving…',
  cancel: 'Cancel',
  tooLong: (count: number) =>
    `${whole(count)} ${plural(count, 'character', 'characters')} too long.`,
  notSaved: (reason: string) => `Not saved. ${reason} Your text is still here.`,
  keepsChanging: 'The ticket is being changed by others at the moment.',

  kept: 'Your changes are kept.',
  keptHere: 'You have changes here that are not saved.',
  goOn: 'Go on editing',
  discard: 'Discard',

  disputed: {
    title: 'The title was changed elsewhere while you were writing.',
    description: 'The description was changed elsewhere while you were writing.',
    both: 'Title and description were changed elsewhere while you were writing.',
  },
  disputedHint: 'Nothing is saved yet. You can go on editing yours.',
  now: 'As it is now',
  yours: 'Yours',
  keepMine: 'Keep mine',
  takeTheirs: 'Take theirs',
};
