import type { ResultOf } from 'gql.tada';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { type Problem, problemOf } from '../../api/problem';
import type { TriageSource } from '../../api/ticket-enums';
import { useConnection } from '../../api/use-connection';
import { graphql } from '../../gql/graphql';
import { AgreementFragment } from './agreement';
import { BuiltInFragment } from './built-in-panel';
import { CategoryConfusionFragment, PriorityConfusionFragment } from './confusions';
import { LanguageModelFragment } from './language-model-panel';
import type { TriageDays } from './triage-search';

const TriagePageQuery = graphql(
  `
    query TriagePage($source: TriageSource!, $days: Int!) {
      triage {
        source
        model
        degraded
        languageModel {
          ...LanguageModel_Status
        }
        builtIn {
          labels
          ...BuiltIn_Status
        }
        agreement(source: $source, days: $days) {
          ...Agreement_TriageAgreement
        }
        categoryConfusion(source: $source, days: $days) {
          ...Confusion_Category
        }
        priorityConfusion(source: $source, days: $days) {
          ...Confusion_Priority
        }
      }
      review: ticketStats(filter: { needsReview: true }) {
        total
      }
    }
  `,
  [
    LanguageModelFragment,
    BuiltInFragment,
    AgreementFragment,
    CategoryConfusionFragment,
    PriorityConfusionFragment,
  ],
);

/** How often it is read while somebody looks. */
export const READ_EVERY = 10_000;

/** What the page asks: whose suggestions, and over how many days. */
export type TriageQuestion = { source: TriageSource; days: TriageDays };

type Answer = { question: TriageQuestion; data: ResultOf<typeof TriagePageQuery> };

/**
 * How triage is doing, read again and again while the window is in sight. An earlier answer stays until the next one is
 * there. `question` must keep its identity.
 */
export function useTriage(question: TriageQuestion) {
  const client = useClient();
  const connection = useConnection();
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failed, setFailed] = useState<{ question: TriageQuestion; problem: Problem } | null>(null);
  const latest = useRef(0);

  const read = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    const { data, error } = await client
      .query(TriagePageQuery, question, { requestPolicy: 'network-only' })
      .toPromise();
    // Asked again, or something else, in the meantime.
    if (mine !== latest.current) return;
    if (data) setAnswer({ question, data });
    setFailed(data || !error ? null : { question, problem: problemOf(error) });
  }, [client, question]);

  useEffect(() => {
    const readInSight = () => {
      if (document.visibilityState === 'visible') void read();
    };
    void read();
    const timer = setInterval(readInSight, READ_EVERY);
    document.addEventListener('visibilitychange', readInSight);
    return () => {
      latest.current += 1;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', readInSight);
    };
  }, [read]);

  // What failed while the server was away is read when it is back.
  const isFailed = failed?.question === question;
  useEffect(() => {
    if (connection === 'live' && isFailed) void read();
  }, [connection, isFailed, read]);

  return {
    answer,
    /** Whether the answer is to an earlier question. */
    outdated: answer !== null && answer.question !== question,
    problem: isFailed ? failed.problem : null,
    read,
  };
}
