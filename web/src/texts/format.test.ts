import { expect, test } from 'vitest';
import { ago, plural } from './format';

const NOW = new Date('2026-03-01T12:00:00Z');
const before = (seconds: number) => ago(new Date(NOW.getTime() - seconds * 1000), NOW);

test.each([
  [0, /^now$/],
  [59, /^now$/],
  [60, /^1m/],
  [3599, /^59m/],
  [3600, /^1h/],
  [86_399, /^23h/],
  [86_400, /^1d/],
  [6 * 86_400, /^6d/],
])('%d seconds ago is told in the unit that says something', (seconds, words) => {
  expect(before(seconds)).toMatch(words);
});

test('what is a week old or older is told as its day, with the year when it is another', () => {
  expect(before(8 * 86_400)).toMatch(/21/);
  expect(before(8 * 86_400)).not.toMatch(/2026/);
  expect(before(100 * 86_400)).toMatch(/2025/);
});

test('a clock that is behind the server’s makes no future', () => {
  expect(before(-5)).toBe('now');
});

test('one stands alone, the others are many', () => {
  expect([0, 1, 2].map((count) => plural(count, 'ticket', 'tickets'))).toEqual([
    'tickets',
    'ticket',
    'tickets',
  ]);
});
