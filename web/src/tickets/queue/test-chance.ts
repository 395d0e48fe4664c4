import type { FieldValues } from '../../api/ticket-enums';

/** A number below the limit. */
export type Roll = (limit: number) => number;

/** Numbers that are the same for the same seed. */
export function dice(seed: number): Roll {
  let state = seed * 2654435761 + 1;
  return (limit) => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    return (((state >>> 8) ^ (state >>> 21)) % limit) >>> 0;
  };
}

/** One of some values. */
export const pick = <V>(roll: Roll, values: readonly V[]): V => values[roll(values.length)] as V;

/** Any fields. */
export const someFields = (roll: Roll): FieldValues => ({
  status: pick(roll, ['OPEN', 'IN_PROGRESS', 'RESOLVED', 'CLOSED']),
  priority: pick(roll, ['LOW', 'MEDIUM', 'HIGH', 'CRITICAL']),
  category: pick(roll, ['BILLING', 'TECHNICAL', 'ACCOUNT', 'GENERAL']),
});
