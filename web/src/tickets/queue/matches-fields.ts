import type { FieldValues } from '../../api/ticket-enums';
import type { TicketSearch } from '../../filter/ticket-search';

/** Whether these fields are among the chosen ones. Says nothing of words and times, which no change of a field moves. */
export function matchesFields(
  { status, priority, category, needsReview }: TicketSearch,
  fields: FieldValues & { needsReview?: boolean },
): boolean {
  return (
    (!status || status.includes(fields.status)) &&
    (!priority || priority.includes(fields.priority)) &&
    (!category || category.includes(fields.category)) &&
    (!needsReview || fields.needsReview !== false)
  );
}
