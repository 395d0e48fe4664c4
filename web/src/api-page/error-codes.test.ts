import { readFileSync } from 'node:fs';
import { buildSchema, type GraphQLEnumType } from 'graphql';
import { expect, test } from 'vitest';
import { apiTexts } from '../texts/api-texts';

const { again, never, userErrors } = apiTexts.errors.codes;

/** The rows of the README's table of codes: whether one may try again. */
function codesOfReadme(): Record<string, string> {
  const [, table = ''] = readFileSync('../README.md', 'utf8').split('| code | retryable |');
  const rows = (table.split('\n\n')[0] ?? '').matchAll(/^\| `([A-Z_]+)` \| (yes|no) \|/gm);
  return Object.fromEntries([...rows].map(([, code = '', retryable = '']) => [code, retryable]));
}

test('the codes of errors are those of the README', () => {
  const explained = [
    ...Object.keys(again).map((code) => [code, 'yes']),
    ...Object.keys(never).map((code) => [code, 'no']),
  ];
  expect(Object.fromEntries(explained)).toEqual(codesOfReadme());
  expect(explained.length).toBeGreaterThan(0);
});

test('the codes of userErrors are those of the schema', () => {
  const schema = buildSchema(readFileSync('../schema.graphql', 'utf8'));
  const codes = (schema.getType('UserErrorCode') as GraphQLEnumType).getValues();
  expect(Object.keys(userErrors)).toEqual(codes.map(({ name }) => name));
});
