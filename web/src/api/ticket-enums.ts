import type { graphql } from '../gql/graphql';

/** What a ticket is about, as the schema names it. */
export type TicketCategory = ReturnType<typeof graphql.scalar<'TicketCategory'>>;
/** How urgent a ticket is, as the schema names it. */
export type TicketPriority = ReturnType<typeof graphql.scalar<'TicketPriority'>>;
/** Where a ticket stands, as the schema names it. */
export type TicketStatus = ReturnType<typeof graphql.scalar<'TicketStatus'>>;

/** Words for each category. A value that the schema gains does not compile until it has one. */
export const CATEGORY_LABEL: Record<TicketCategory, string> = {
  BILLING: 'Billing',
  TECHNICAL: 'Technical',
  ACCOUNT: 'Account',
  GENERAL: 'General',
};

/** Words for each priority, the most urgent first. */
export const PRIORITY_LABEL: Record<TicketPriority, string> = {
  CRITICAL: 'Critical',
  HIGH: 'High',
  MEDIUM: 'Medium',
  LOW: 'Low',
};

/** Words for each status, in the order in which a ticket passes them. */
export const STATUS_LABEL: Record<TicketStatus, string> = {
  OPEN: 'Open',
  IN_PROGRESS: 'In progress',
  RESOLVED: 'Resolved',
  CLOSED: 'Closed',
};

/** The values of an enumeration in the order of its labels. */
export function valuesOf<V extends string>(labels: Record<V, string>): V[] {
  return Object.keys(labels) as V[];
}

/** Whether a text from outside, such as the URL, is a value of the enumeration with these labels. */
export function isValueOf<V extends string>(labels: Record<V, string>, text: string): text is V {
  return Object.hasOwn(labels, text);
}
