import { expect, test } from 'vitest';
import { findLinks } from './find-links';

const links = (text: string) => findLinks(text).flatMap(({ href }) => href ?? []);

test('a text without an address is one piece, an empty one none', () => {
  expect(findLinks('Nothing to follow.\nReally.')).toEqual([
    { text: 'Nothing to follow.\nReally.' },
  ]);
  expect(findLinks('')).toEqual([]);
});

test.each([
  ['See https://a.example/b?c=d#e for more', 'https://a.example/b?c=d#e'],
  ['It was http://a.example.', 'http://a.example'],
  ['(see https://a.example/b)', 'https://a.example/b'],
  ['https://a.example/wiki/Desk_(front), and so on', 'https://a.example/wiki/Desk_(front)'],
  ['<https://a.example/b>', 'https://a.example/b'],
  ['"https://a.example/b"!', 'https://a.example/b'],
  ['HTTPS://A.EXAMPLE/B', 'HTTPS://A.EXAMPLE/B'],
  ['שלום https://a.example/ב, תודה', 'https://a.example/ב'],
])('%s', (text, address) => {
  expect(links(text)).toEqual([address]);
});

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'ftp://a.example',
  'xhttps://a.example',
  'https://',
  'https://bank.example@elsewhere.example/',
  'https://user:secret@a.example/',
  'mailto:someone@a.example',
])('%s is no link', (text) => {
  expect(links(`before ${text} after`)).toEqual([]);
});

test('the pieces are the text', () => {
  const text =
    'One https://a.example, two (https://b.example/c)\n\nhttps://u@c.example https://d.example';
  expect(
    findLinks(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
  expect(links(text)).toEqual(['https://a.example', 'https://b.example/c', 'https://d.example']);
});
