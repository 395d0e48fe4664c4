import type { graphql } from '../gql/graphql';

/** What a ticket is about, as the schema names it. */
export type TicketCategory = ReturnType<typeof graphql.scalar<'TicketCategory'>>;
/** How urgent a ticket is, as the schema names it. */
export type TicketPriority = ReturnType<typeof graphql.scalar<'TicketPriority'>>;
/** Where a ticket stands, as the schema names it. */
export type TicketStatus = ReturnType<typeof graphql.scalar<'TicketStatus'>>;
/** Who suggested something, as the schema names it. */
export type TriageSource = ReturnType<typeof graphql.scalar<'TriageSource'>>;
/** Whether the language model is asked, as the schema names it. */
export type BreakerState = ReturnType<typeof graphql.scalar<'BreakerState'>>;
/** Why the language model did not answer, as the schema names it. */
export type WhyDegraded = ReturnType<typeof graphql.scalar<'DegradedReason'>>;

/** The three fields of a ticket that hold one value of a few. */
export type FieldValues = {
  status: TicketStatus;
  priority: TicketPriority;
  category: TicketCategory;
};
/** The name of one of them. */
export type FieldName = keyof FieldValues;

/** Whether a text from outside, such as the URL, is a value of the enumeration with these labels. */
export function isValueOf<V extends string>(labels: Record<V, string>, text: string): text is V {
  return Object.hasOwn(labels, text);
}
