import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const SOURCES = 'src';
// Where the look is decided; everything else uses its names.
const DECIDED_IN = ['src/ui/tokens.css', 'src/ui/theme.ts', 'src/ui/fonts.css'];

function files(ending: RegExp): [string, string][] {
  return readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .map((path) => join(SOURCES, path))
    .filter((path) => ending.test(path) && !/\.test\.|\/graphiql\/|\/testing\//.test(path))
    .filter((path) => !DECIDED_IN.includes(path))
    .map((path) => [path, readFileSync(path, 'utf8')]);
}

const found = (ending: RegExp, stray: RegExp) =>
  files(ending).flatMap(([path, text]) =>
    (text.match(stray) ?? []).map((hit) => `${path}: ${hit}`),
  );

test('no component has a colour of its own', () => {
  expect(found(/\.css$/, /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsla?|oklch)\([^)]*\)/gi)).toEqual([]);
  expect(found(/\.tsx?$/, /['"`]#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi)).toEqual([]);
  // The library's palette has names that would pass for tokens.
  expect(found(/\.(css|tsx?)$/, /--mantine-color-(?!scheme)[\w-]+/g)).toEqual([]);
});

test('no component has a size of letters of its own', () => {
  expect(found(/\.css$/, /font-size:(?!\s*(?:var\(--fd-text|inherit))[^;]*/g)).toEqual([]);
});
