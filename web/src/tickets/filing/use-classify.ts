import type { ResultOf } from 'gql.tada';
import { useMutation } from 'urql';
import { graphql } from '../../gql/graphql';

const ClassifyMutation = graphql(`
  mutation Classify($input: ClassifyInput!) {
    classify(input: $input) {
      token
      category
      priority
      confidence
      priorityConfidence
      source
      model
      reasons
      degraded
    }
  }
`);

/** What a model makes of a text. */
export type Suggestion = ResultOf<typeof ClassifyMutation>['classify'];

/** Asks a model what a text is about; null when the server gives no answer. */
export function useClassify() {
  const [, classify] = useMutation(ClassifyMutation);
  return async (text: { title: string; description: string }): Promise<Suggestion | null> => {
    const { data } = await classify({ input: text });
    return data?.classify ?? null;
  };
}
