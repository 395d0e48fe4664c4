import { plural, whole } from '../format';

const tickets = (count: number) => `${whole(count)} ${plural(count, 'ticket', 'tickets')}`;

/** The queue. */
export const queue = {
  heading: 'Queue',
  list: 'Tickets',
  tickets,
  /** Said to those who do not see the list, once its question is answered. */
  found: (count: number) => `${tickets(count)} found`,
  /** Said to them when news came. */
  came: (count: number) => `${whole(count)} new ${plural(count, 'ticket', 'tickets')}`,
  /** The button to what came in above. */
  above: (count: number) => `${whole(count)} new`,
  order: {
    label: 'Order',
    values: { created: 'Newest', priority: 'Priority', updated: 'Last change' },
  },
  review: 'Review one by one',
  statistics: 'Statistics of these',
  exportCsv: 'Export these tickets as CSV',
  /** Of the queue without a filter, and with one. */
  empty: 'No tickets yet. New ones appear here by themselves.',
  nothingMatches: 'No ticket matches.',
  loading: 'Loading the tickets',
  select: (id: string) => `Select ticket ${id}`,
  selection: {
    label: 'Selection',
    selected: (count: number) => `${whole(count)} selected`,
    allSelected: (count: number) => `All ${whole(count)} that match are selected`,
    /** Of those that are selected; they are changed all the same. */
    elsewhere: (count: number) => `${whole(count)} of them no longer in this list`,
    all: (count: number) => `Select all ${whole(count)} that match`,
    clear: 'Clear',
    /** What a menu for many tickets is about. */
    changeOf: (field: string, count: number) => `${field} of ${tickets(count)}`,
  },
  bulk: {
    label: 'Changing many tickets',
    collecting: (count: number) => `Gathering the tickets that match: ${whole(count)} so far`,
    confirmTitle: (count: number) => `Change ${tickets(count)}?`,
    confirmText: (field: string, value: string, count: number) =>
      `${field} becomes ${value} for ${plural(count, 'the one ticket that matches', `all ${whole(count)} tickets that match`)} at this moment. This cannot be undone at once.`,
    confirm: (count: number) => `Change ${tickets(count)}`,
    cancel: 'Cancel',
    running: (field: string, value: string) => `${field}: ${value}`,
    undoing: 'Undoing',
    progress: (done: number, total: number) => `${whole(done)} of ${whole(total)}`,
    finished: (count: number) => `${tickets(count)} changed`,
    /** With a way back. */
    changed: (count: number, field: string, value: string) =>
      `${field} of ${tickets(count)} is now ${value}.`,
    cancelled: (count: number, total: number) =>
      `Stopped: ${whole(count)} of ${tickets(total)} changed`,
    failed: (count: number) => `${tickets(count)} not changed`,
    again: 'Try these again',
    andMore: (count: number) => `and ${whole(count)} more`,
    collectFailed: (reason: string) => `The tickets could not be gathered. ${reason}`,
    ticket: (id: string) => `Ticket ${id}`,
    close: 'Close',
  },
  /** What came of a change by hand. */
  changed: (id: string, value: string) => `Ticket ${id} is now ${value}.`,
  /** The change was refused; the reason is a sentence. */
  refused: (id: string, reason: string) => `Ticket ${id}: ${reason}`,
  undo: 'Undo',
  undone: (id: string) => `Ticket ${id} is as it was.`,
  allUndone: (count: number) => `${tickets(count)} are as they were.`,
  preview: (id: string) => `Preview of ticket ${id}`,
  previewTitle: 'Preview',
  previewText: 'The ticket',
  closePreview: 'Close the preview',
  commands: {
    search: 'Search tickets',
    next: 'Next ticket',
    previous: 'Previous ticket',
    first: 'First ticket of the list',
    last: 'Last ticket that is loaded',
    open: 'Open in the preview; again: on its own page',
    page: 'Open the ticket on its own page',
    preview: 'Show or hide the preview',
    select: 'Select the ticket',
    selectRange: 'Select up to this ticket',
    selectAll: 'Select all that are loaded',
    escape: 'Clear the selection, close the preview',
    change: {
      status: 'Change the status',
      priority: 'Change the priority',
      category: 'Change the category',
    },
    undo: 'Undo the last change',
  },
};
