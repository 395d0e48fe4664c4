import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import { EXAMPLES } from './examples';

const schema = buildSchema(readFileSync('../schema.graphql', 'utf8'));

test.each(EXAMPLES)('the example fits the schema: $query', ({ query, variables }) => {
  expect(validate(schema, parse(query))).toEqual([]);
  expect(() => JSON.parse(variables ?? '{}')).not.toThrow();
});
