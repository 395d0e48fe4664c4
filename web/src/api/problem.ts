import type { CombinedError } from 'urql';
import { texts } from '../texts/texts';

/** A failed request as one sentence for the reader, with whether the server was out of reach. */
export type Problem = { message: string; offline: boolean };

/** Says what went wrong. What a person can put right comes as `userErrors` instead and never passes here. */
export function problemOf(error: CombinedError): Problem {
  if (error.networkError) return { message: texts.errors.unreachable, offline: true };
  const first = error.graphQLErrors[0];
  const request = first?.extensions.requestId;
  return {
    message: texts.errors.refused(
      first?.message ?? texts.errors.unknownReason,
      typeof request === 'string' ? request : null,
    ),
    offline: false,
  };
}
