import { expect, test } from 'vitest';
import { keptPlace } from './kept-place';

/** The row at the kept place, for lists of one letter for each row. */
function kept(before: string, at: string, now: string): string | null {
  const rows = [...before].map((id) => ({ id }));
  const index = keptPlace(rows, before.indexOf(at), new Map([...now].map((id, i) => [id, i])));
  return index === null ? null : (now[index] ?? null);
}

test.each([
  ['nothing happens', 'abcdef', 'c', 'abcdef', 'c'],
  ['rows come above', 'abcdef', 'c', 'xyabcdef', 'c'],
  ['rows go above', 'abcdef', 'd', 'bcdef', 'd'],
  ['it goes: the next one takes its place', 'abcdef', 'c', 'abdef', 'd'],
  ['it goes with the next one', 'abcdef', 'c', 'abef', 'e'],
  ['it goes and was the last', 'abc', 'c', 'ab', 'b'],
  ['it goes and was the first', 'abc', 'a', 'bc', 'b'],
  ['it moves to the head', 'abcdef', 'd', 'dabcef', 'e'],
  ['it moves to the end', 'abcdef', 'b', 'acdefb', 'c'],
  ['the next one moves to the head', 'abcdef', 'c', 'dabcef', 'c'],
  ['the one before moves to the end', 'abcdef', 'c', 'acdefb', 'c'],
  ['the first stays while the second passes it', 'abcdef', 'a', 'bacdef', 'a'],
  ['it goes, and the next one moves to the head', 'abcdef', 'c', 'dabef', 'e'],
  ['all others go', 'abc', 'b', 'b', 'b'],
  ['all is new', 'abc', 'b', 'xyz', null],
  ['all is gone', 'abc', 'b', '', null],
])('%s', (_, before, at, now, result) => {
  expect(kept(before, at, now)).toBe(result);
});
