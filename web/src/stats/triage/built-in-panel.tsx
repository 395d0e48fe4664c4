import { type FragmentOf, readFragment } from 'gql.tada';
import { graphql } from '../../gql/graphql';
import { Moment } from '../../ui/moment';
import { Panel } from '../../ui/panel';
import { Fact, Facts } from './facts';
import { Latency, LatencyFragment } from './latency';
import { triageTexts } from './triage-texts';

/** How the built-in model is doing, and what it has learnt. */
export const BuiltInFragment = graphql(
  `
    fragment BuiltIn_Status on BuiltInModelStatus {
      model
      labels
      learntAt
      latency {
        ...Latency_Latency
      }
      words(first: 20) {
        words
        category
        priority
        weight
      }
    }
  `,
  [LatencyFragment],
);

type Props = {
  /** Null while it is not known. */
  status: FragmentOf<typeof BuiltInFragment> | null;
};

/** How the built-in model is doing: from how much it has learnt, when, and how long it takes. */
export function BuiltInPanel({ status }: Props) {
  const words = triageTexts.builtIn;
  const known = status && readFragment(BuiltInFragment, status);
  return (
    <Panel title={words.title}>
      <Facts>
        <Fact name={triageTexts.model} wide>
          {known?.model}
        </Fact>
        <Fact name={words.labels}>{known && words.labelsOf(known.labels)}</Fact>
        <Fact name={words.learntAt}>
          {known && (known.learntAt ? <Moment at={known.learntAt} /> : words.never)}
        </Fact>
      </Facts>
      {known && <Latency latency={known.latency} />}
    </Panel>
  );
}
