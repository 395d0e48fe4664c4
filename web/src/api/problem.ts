import type { CombinedError } from 'urql';

/** A failed request as one sentence for the reader, with whether it makes sense to try again. */
export type Problem = { message: string; offline: boolean };

/** Says what went wrong. What a person can put right comes as `userErrors` instead and never passes here. */
export function problemOf(error: CombinedError): Problem {
  if (error.networkError) {
    return { message: 'The server could not be reached.', offline: true };
  }
  const first = error.graphQLErrors[0];
  const request = first?.extensions.requestId;
  const reference = typeof request === 'string' ? ` (request ${request})` : '';
  return {
    message: `The server could not answer: ${first?.message ?? 'unknown reason'}${reference}`,
    offline: false,
  };
}
