import { whole } from '../format';

/** Judging, one after another, what triage was not sure of. */
export const review = {
  heading: 'Review',
  left: (count: number) => `${whole(count)} left`,
  showTickets: 'Show them in the queue',
  loading: 'Loading what waits for a review',
  ticket: 'Ticket to review',
  verdict: 'Your judgement',
  current: 'now',
  suggested: 'suggested',
  sure: (share: string, words: string) => `suggested, ${share}, ${words}`,
  notSuggested: 'Nothing was suggested.',
  confirm: 'Confirm, next',
  skip: 'Skip',
  back: 'Back',
  undo: 'Undo',
  leave: 'Leave',
  keys: 'Keys',
  judgedElsewhere: 'Somebody else has judged this ticket meanwhile.',
  goOn: 'Next',
  unread: 'This ticket could not be read.',
  empty: 'Nothing waits for a review.',
  emptyDetail:
    'Tickets come here by themselves when triage was less than 50% sure of their category or priority.',
  toQueue: 'Go to the queue',
  judged: (id: string, values: string) => `Ticket ${id}: ${values}.`,
  undone: (id: string) => `Ticket ${id} is as it was. Judge it again.`,
  round: 'That was the last one; back at the first.',
  /** Said of a ticket to those who do not see that another one is there. */
  shows: (id: string, left: string) => `Ticket ${id}. ${left}.`,
  conflict: 'It was changed meanwhile. Your judgement was not stored.',
  look: 'Look at it',
  commands: {
    confirm: 'Confirm category and priority, go to the next',
    skip: 'Skip the ticket',
    back: 'Back to the one before',
    undo: 'Undo the last judgement',
    leave: 'Leave the review',
    category: (value: string) => `Category ${value}`,
    priority: (value: string) => `Priority ${value}`,
  },
};
