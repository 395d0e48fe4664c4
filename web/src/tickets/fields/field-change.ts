import type { FieldValues } from '../../api/ticket-enums';

/** A change of some of a ticket's fields by hand. */
export type FieldChange = Partial<FieldValues>;
