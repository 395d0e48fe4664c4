import type { TicketCategory, TicketPriority, TicketStatus } from '../../api/ticket-enums';
import type { SurenessLevel } from '../sureness-level';

/** Words for the values of the schema's enumerations. A value that the schema gains does not compile without one. */
export const values = {
  /** What a ticket waits for when nobody has judged what triage was not sure of. */
  needsReview: 'Needs review',
  /** Stands for that where there is no room for words. */
  reviewMark: '?',
  /** How sure a model is, in words. */
  sureness: {
    NOT_SURE: 'not sure',
    FAIRLY_SURE: 'fairly sure',
    SURE: 'sure',
  } satisfies Record<SurenessLevel, string>,
  fields: { category: 'Category', priority: 'Priority', status: 'Status' },
  category: {
    BILLING: 'Billing',
    TECHNICAL: 'Technical',
    ACCOUNT: 'Account',
    GENERAL: 'General',
  } satisfies Record<TicketCategory, string>,
  /** The most urgent first. */
  priority: {
    CRITICAL: 'Critical',
    HIGH: 'High',
    MEDIUM: 'Medium',
    LOW: 'Low',
  } satisfies Record<TicketPriority, string>,
  /** In the order in which a ticket passes them. */
  status: {
    OPEN: 'Open',
    IN_PROGRESS: 'In progress',
    RESOLVED: 'Resolved',
    CLOSED: 'Closed',
  } satisfies Record<TicketStatus, string>,
};
