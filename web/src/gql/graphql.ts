import { initGraphQLTada } from 'gql.tada';
import type { introspection } from './graphql-env.d.ts';

/**
 * Writes a GraphQL document whose result and variables are typed from `schema.graphql`.
 * Date and DateTime travel as ISO 8601 text.
 */
export const graphql = initGraphQLTada<{
  introspection: introspection;
  scalars: { ID: string; DateTime: string; Date: string };
}>();
