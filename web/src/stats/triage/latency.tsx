import { type FragmentOf, readFragment } from 'gql.tada';
import { graphql } from '../../gql/graphql';
import { quick } from '../../texts/format';
import { Fact, Facts } from './facts';
import classes from './latency.module.css';
import { triageTexts } from './triage-texts';

/** How long answers took. */
export const LatencyFragment = graphql(`
  fragment Latency_Latency on Latency {
    count
    p50Ms
    p90Ms
    p99Ms
  }
`);

/** How long the answers of a model take: the usual, the slow and the slowest. */
export function Latency({ latency }: { latency: FragmentOf<typeof LatencyFragment> }) {
  const { count, p50Ms, p90Ms, p99Ms } = readFragment(LatencyFragment, latency);
  const words = triageTexts.latency;
  if (p50Ms === null || p90Ms === null || p99Ms === null) {
    return <p className={classes.note}>{words.none}</p>;
  }
  return (
    <>
      <p className={classes.note}>
        {words.title} {words.of(count)}
      </p>
      <div className={classes.facts}>
        <Facts>
          <Fact name={words.p50}>{quick(p50Ms)}</Fact>
          <Fact name={words.p90}>{quick(p90Ms)}</Fact>
          <Fact name={words.p99}>{quick(p99Ms)}</Fact>
        </Facts>
      </div>
    </>
  );
}
