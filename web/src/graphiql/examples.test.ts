import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';
import sdl from '../../../schema.graphql?raw';
import { EXAMPLES } from './examples';

const schema = buildSchema(sdl);

test.each(EXAMPLES)('the example fits the schema: $query', ({ query, variables }) => {
  expect(validate(schema, parse(query))).toEqual([]);
  expect(() => JSON.parse(variables ?? '{}')).not.toThrow();
});
