import { expect, test } from 'vitest';
import { changedText, type Piece } from './changed-text';

const MARKS: Record<Piece['kind'], [string, string]> = {
  same: ['', ''],
  removed: ['[-', '-]'],
  added: ['[+', '+]'],
  skipped: ['<', '>'],
};
const drawn = (from: string, to: string) =>
  changedText(from, to)
    ?.map(({ kind, text }) => {
      const [open, close] = MARKS[kind];
      return kind === 'skipped' ? '<…>' : `${open}${text}${close}`;
    })
    .join('');

test('words are compared, not letters', () => {
  expect(drawn('The printer burns.', 'The fax burns.')).toBe('The [-printer-][+fax+] burns.');
});

test('words that were exchanged together stand together', () => {
  expect(drawn('Since last Tuesday it burns', 'Since early Monday it burns')).toBe(
    'Since [-last Tuesday-][+early Monday+] it burns',
  );
});

test('lines, spaces and signs count', () => {
  expect(drawn('one\ntwo', 'one\n\ntwo')).toMatch(/\[\+\n+\+\]/);
  expect(drawn('', 'new')).toBe('[+new+]');
  expect(drawn('old', '')).toBe('[-old-]');
});

test.each([
  ['Drucker brennt. Öl läuft aus!', 'Der Drucker brennt nicht. Öl lief aus.'],
  ['a  b\n\nc', 'a b\nc d\n'],
  ['打印机着火了', '传真机着火了'],
  ['x y z', 'completely other words'],
])('the pieces are both texts, whole: %s', (from, to) => {
  const pieces = changedText(from, to) ?? [];
  const without = (kind: Piece['kind']) =>
    pieces
      .filter((piece) => piece.kind !== kind)
      .map(({ text }) => text)
      .join('');
  expect(without('added')).toBe(from);
  expect(without('removed')).toBe(to);
});

test('what stayed the same is skipped, but for what is next to a change', () => {
  const long = 'word '.repeat(200);
  const pieces = changedText(`${long}end`, `start ${long}end, really`) ?? [];
  expect(pieces.map(({ kind }) => kind)).toEqual(['added', 'same', 'skipped', 'same', 'added']);
  for (const { text } of pieces.filter(({ kind }) => kind === 'same')) {
    expect(text.length).toBeLessThanOrEqual(160);
  }
  expect(pieces.map(({ text }) => text).join('')).toBe(`start ${long}end, really`);
});

test('a long word is skipped in its middle', () => {
  const long = 'x'.repeat(2000);
  expect(drawn(`${long} a ${long}`, `${long} b ${long}`)).toBe('<…> [-a-][+b+] <…>');
});

test('texts that have nothing in common are not compared for ever', () => {
  const numbers = (from: number) => Array.from({ length: 3000 }, (_, i) => i + from).join(' ');
  expect(changedText(numbers(0), numbers(10_000))).toBeNull();
});
