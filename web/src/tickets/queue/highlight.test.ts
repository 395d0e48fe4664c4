import { expect, test } from 'vitest';
import { piecesOf } from './highlight';

/** The text with what is marked in brackets. */
const marked = (text: string, words: string) =>
  piecesOf(text, words)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('');

test.each([
  ['The refund is late', 'refund', 'The [refund] is late'],
  ['Refund, REFUND, refund', 'refund', '[Refund], [REFUND], [refund]'],
  ['nothing here', 'refund', 'nothing here'],
  ['100% of a_b', '% of a_', '100[% of a_]b'],
  ['aaaa', 'aa', '[aa][aa]'],
  ['anything', '', 'anything'],
  ['anything', '   ', 'anything'],
  ['  refund  ', ' refund ', '  [refund]  '],
  ['', 'refund', ''],
])('in %o, %o is marked: %s', (text, words, result) => {
  expect(marked(text, words)).toBe(result);
});

test.each([
  ['Hauptstraße 5', 'STRASSE', 'Haupt[straße] 5'],
  ['HAUPTSTRASSE 5', 'straße', 'HAUPT[STRASSE] 5'],
  ['Größe', 'GRÖSSE', '[Größe]'],
  ['İstanbul', 'stanbul', 'İ[stanbul]'],
  ['ΟΔΟΣ und οδος', 'οδος', '[ΟΔΟΣ] und [οδος]'],
  ['😀 Refund 😀', 'refund', '😀 [Refund] 😀'],
  ['😀😀', '😀', '[😀][😀]'],
  ['ﬁne', 'fi', '[ﬁ]ne'],
  // Half of a letter that folds to two is marked as the whole of it.
  ['Straße', 'stras', '[Straß]e'],
])('folding knows more than one script: in %o, %o', (text, words, result) => {
  expect(marked(text, words)).toBe(result);
});

test('the pieces together are always the text', () => {
  const texts = ['ßßs SSß', 'aßa ASSA', 'İİ i̇', 'ǆ Ǆ ǅ', ''];
  for (const text of texts) {
    for (const words of ['s', 'ss', 'ß', 'i', 'a', 'ǆ', 'sss']) {
      const pieces = piecesOf(text, words);
      expect(pieces.map((piece) => piece.text).join('')).toBe(text);
    }
  }
});
