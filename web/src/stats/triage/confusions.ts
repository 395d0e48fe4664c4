import { graphql } from '../../gql/graphql';

/** What people said of the categories suggested. */
export const CategoryConfusionFragment = graphql(`
  fragment Confusion_Category on CategoryConfusion {
    suggested
    actual
    count
  }
`);

/** What people said of the priorities suggested. */
export const PriorityConfusionFragment = graphql(`
  fragment Confusion_Priority on PriorityConfusion {
    suggested
    actual
    count
  }
`);
