import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLEnumType } from 'graphql';
import { expect, test } from 'vitest';
import { apiTexts } from '../texts/api-texts';

const { again, never, userErrors } = apiTexts.errors.codes;
const explained = [...Object.keys(again), ...Object.keys(never)].sort();

/** The ways in which the server's sources name a code that they put into `errors`. */
const NAMED = [
  /"code"[,:]\s*"([A-Z_]+)"/g,
  /"([A-Z_]+)",\s*(?:true|false|None|Some\()/g,
  /: &str = "([A-Z]+(?:_[A-Z]+)+)";/g,
  /Code::\w+\)(?: \| None)? => "([A-Z_]+)"/g,
];

function codesOfServer(): string[] {
  const texts = ['../api/src/graphql', '../api/src/http'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.rs'))
      .map((path) => readFileSync(join(folder, path), 'utf8')),
  );
  const found = texts.flatMap((text) =>
    NAMED.flatMap((pattern) => [...text.matchAll(pattern)].map(([, code]) => code ?? '')),
  );
  return [...new Set(found)].sort();
}

test('every code that the server answers is explained, and no other', () => {
  expect(explained).toEqual(codesOfServer());
});

test('every code is in the README', () => {
  const readme = readFileSync('../README.md', 'utf8');
  expect(explained.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
});

test('the codes of userErrors are those of the schema', () => {
  const schema = buildSchema(readFileSync('../schema.graphql', 'utf8'));
  const codes = (schema.getType('UserErrorCode') as GraphQLEnumType).getValues();
  expect(Object.keys(userErrors)).toEqual(codes.map(({ name }) => name));
});
