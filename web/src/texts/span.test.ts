import { expect, test } from 'vitest';
import { smallPercent, span } from './format';

test.each([
  [0, /^< 1\s?m$/],
  [29, /^< 1\s?m$/],
  [60, /^1\s?m$/],
  [3_599, /^1\s?h$/],
  [7_260, /^2\s?h 1\s?m$/],
  [200_000, /^2\s?d 7\s?h$/],
  [86_400 + 120, /^1\s?d$/],
])('%d seconds', (seconds, words) => {
  expect(span(seconds)).toMatch(words);
});

test('a small share is told from none', () => {
  expect(smallPercent(0)).toMatch(/^0\s?%$/);
  expect(smallPercent(0.0016)).toMatch(/^0[.,]16\s?%$/);
  expect(smallPercent(0.934)).toMatch(/^93\s?%$/);
  expect(smallPercent(1)).toMatch(/^100\s?%$/);
});
