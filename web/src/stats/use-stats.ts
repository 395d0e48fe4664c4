import type { ResultOf } from 'gql.tada';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { type Problem, problemOf } from '../api/problem';
import { useTicketSignal } from '../api/use-ticket-signal';
import { filterOf, type TicketSearch } from '../filter/ticket-search';
import { graphql } from '../gql/graphql';
import { FiguresFragment } from './figures';
import { HeatMapFragment } from './heat-map';
import { TrendFragment } from './trend';
import type { TrendRange } from './trend-range';

// One answer for the whole page, so that all its numbers are of the same moment and agree.
const StatsPageQuery = graphql(
  `
    query StatsPage($filter: TicketFilter, $from: Date!, $to: Date!) {
      ticketStats(filter: $filter) {
        total
        ...Figures_TicketStats
        ...HeatMap_TicketStats
        byCategory {
          value: category
          count
        }
        byPriority {
          value: priority
          count
        }
        byStatus {
          value: status
          count
        }
        perDay(from: $from, to: $to) {
          ...Trend_DayCount
        }
      }
    }
  `,
  [FiguresFragment, HeatMapFragment, TrendFragment],
);

const READ_AT_MOST_EVERY = 1000;
// The server counts the matches of a search one by one.
const SEARCH_READ_AT_MOST_EVERY = 5000;

/** What the page asks: which tickets, and which days of them the trend shows. `today` is a UTC day. */
export type Question = { search: TicketSearch; range: TrendRange; today: string };

/** The numbers, with the question that they answer. */
export type Answer = {
  question: Question;
  stats: ResultOf<typeof StatsPageQuery>['ticketStats'];
};

type State = { answer: Answer | null; failed: { question: Question; problem: Problem } | null };

/**
 * The answer to a question, following live. An earlier answer stays until the next one is there, whether to the same
 * question or to another one. `question` must keep its identity.
 */
export function useStats(question: Question) {
  const client = useClient();
  const [{ answer, failed }, setState] = useState<State>({ answer: null, failed: null });
  const latest = useRef(0);

  const read = useCallback(async () => {
    latest.current += 1;
    const mine = latest.current;
    const { search, range, today } = question;
    const variables = {
      filter: filterOf(search, new Date(today)) ?? null,
      from: range.from,
      to: range.to,
    };
    const { data, error } = await client
      .query(StatsPageQuery, variables, { requestPolicy: 'network-only' })
      .toPromise();
    // Asked again, or something else, in the meantime.
    if (mine !== latest.current) return;
    if (data) setState({ answer: { question, stats: data.ticketStats }, failed: null });
    else if (error) {
      setState((before) => ({ ...before, failed: { question, problem: problemOf(error) } }));
    }
  }, [client, question]);

  useEffect(() => {
    void read();
    return () => {
      latest.current += 1;
    };
  }, [read]);

  useTicketSignal(read, question.search.q ? SEARCH_READ_AT_MOST_EVERY : READ_AT_MOST_EVERY);

  return {
    answer,
    /** Whether the answer is to an earlier question. */
    outdated: answer !== null && answer.question !== question,
    problem: failed?.question === question ? failed.problem : null,
    read,
  };
}
