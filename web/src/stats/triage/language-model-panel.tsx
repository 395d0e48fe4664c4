import { type FragmentOf, readFragment } from 'gql.tada';
import { graphql } from '../../gql/graphql';
import { clock, exactly, whole } from '../../texts/format';
import { Label } from '../../ui/label';
import { Panel } from '../../ui/panel';
import table from '../table.module.css';
import { Fact, Facts } from './facts';
import classes from './language-model-panel.module.css';
import { Latency, LatencyFragment } from './latency';
import { triageTexts } from './triage-texts';

/** How the language model is doing. */
export const LanguageModelFragment = graphql(
  `
    fragment LanguageModel_Status on LanguageModelStatus {
      model
      provider
      breaker
      retryAt
      calls
      retries
      answered
      cached
      joined
      cacheEntries
      underWay
      failed {
        reason
        count
      }
      latency {
        ...Latency_Latency
      }
      pending
    }
  `,
  [LatencyFragment],
);

type Props = {
  /** Null when none is set up, undefined while that is not known. */
  status: FragmentOf<typeof LanguageModelFragment> | null | undefined;
};

/** How the language model is doing: its breaker, calls, what failed, and how long it takes. */
export function LanguageModelPanel({ status }: Props) {
  const words = triageTexts.llm;
  const known = status && readFragment(LanguageModelFragment, status);
  const failed = known?.failed.filter(({ count }) => count > 0);
  return (
    <Panel title={words.title}>
      {status === null ? (
        <div className={classes.none}>
          <p>{words.none}</p>
          <p>{words.noneDetail}</p>
        </div>
      ) : (
        <>
          <Facts>
            <Fact name={triageTexts.model} wide>
              {known?.model}
            </Fact>
            <Fact name={words.provider} wide>
              {known?.provider}
            </Fact>
            <Fact name={words.breaker} wide>
              {known && (
                <span data-breaker={known.breaker} className={classes.breaker}>
                  {words.breakerState[known.breaker]}
                  {known.retryAt && (
                    <>
                      {', '}
                      <time dateTime={known.retryAt} title={exactly(new Date(known.retryAt))}>
                        {words.retryAt(clock(new Date(known.retryAt)))}
                      </time>
                    </>
                  )}
                </span>
              )}
            </Fact>
            <Fact name={words.pending} wide>
              {known && whole(known.pending)}
            </Fact>
            <Fact name={words.calls}>{known && whole(known.calls)}</Fact>
            <Fact name={words.answered}>{known && whole(known.answered)}</Fact>
            <Fact name={words.retries}>{known && whole(known.retries)}</Fact>
            <Fact name={words.underWay}>{known && whole(known.underWay)}</Fact>
            <Fact name={words.cached}>{known && whole(known.cached)}</Fact>
            <Fact name={words.joined}>{known && whole(known.joined)}</Fact>
            <Fact name={words.cacheEntries} wide>
              {known && whole(known.cacheEntries)}
            </Fact>
          </Facts>
          <div className={classes.failures}>
            {failed && failed.length > 0 ? (
              <>
                <Label>{words.failures}</Label>
                <table aria-label={words.failures} className={table.table}>
                  <thead className={classes.head}>
                    <tr>
                      <th scope="col">{words.reason}</th>
                      <th scope="col">{words.count}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {failed.map(({ reason, count }) => (
                      <tr key={reason}>
                        <th scope="row">{words.reasons[reason]}</th>
                        <td>
                          <span className={table.count}>{whole(count)}</span>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </>
            ) : (
              <p className={classes.note}>{known ? words.noFailures : '\u00a0'}</p>
            )}
          </div>
          {known && <Latency latency={known.latency} />}
        </>
      )}
    </Panel>
  );
}
