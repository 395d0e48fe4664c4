import { CombinedError } from 'urql';
import { expect, test } from 'vitest';
import { problemOf } from './problem';

test('a lost connection is told apart from an answer that is a failure', () => {
  const lost = new CombinedError({ networkError: new TypeError('Failed to fetch') });
  expect(problemOf(lost)).toEqual({ message: 'The server could not be reached.', offline: true });
  const failed = new CombinedError({
    graphQLErrors: [{ message: 'Too busy.', extensions: { requestId: 'r-1' } }],
  });
  expect(problemOf(failed)).toEqual({
    message: 'The server could not answer: Too busy. (request r-1)',
    offline: false,
  });
});
