import { utcDay } from '../../filter/ticket-search';
import { graphql } from '../../gql/graphql';
import { mondayOf } from '../buckets';
import type { TrendRange } from '../trend-range';

/** What people made of the suggestions of one day. */
export const AgreementFragment = graphql(`
  fragment Agreement_TriageAgreement on TriageAgreement {
    date
    judged
    category: categoryAgreed
    categoryJudged
    priority: priorityAgreed
    priorityJudged
  }
`);

/** One day as the server tells it. */
export type AgreementDay = {
  date: string;
  judged: number;
  category: number;
  categoryJudged: number;
  priority: number;
  priorityJudged: number;
};

/** How far people agreed in a day, or in the days of a week that are in the range. */
export type AgreementPoint = Omit<AgreementDay, 'date'> & { from: string; to: string };

/** A point for each day or week of a range, also where nobody judged anything. */
export function agreementPoints(
  days: readonly AgreementDay[],
  { from, to, unit }: Pick<TrendRange, 'from' | 'to' | 'unit'>,
): AgreementPoint[] {
  const byDate = new Map(days.map((day) => [day.date, day]));
  const points: AgreementPoint[] = [];
  for (let date = from; date <= to; date = utcDay(new Date(date), 1)) {
    const { date: _, ...day } = byDate.get(date) ?? { date, ...NOBODY };
    const last = points.at(-1);
    if (unit === 'week' && last && mondayOf(last.from) === mondayOf(date)) {
      last.to = date;
      for (const name of NAMES) last[name] += day[name];
    } else points.push({ from: date, to: date, ...day });
  }
  return points;
}

/** All of them as one. */
export function agreementOf(days: readonly Omit<AgreementDay, 'date'>[]) {
  const sum = { ...NOBODY };
  for (const day of days) for (const name of NAMES) sum[name] += day[name];
  return sum;
}

/** The share that agreed; null where nobody judged. */
export function shareOf(agreed: number, judged: number): number | null {
  return judged === 0 ? null : agreed / judged;
}

const NOBODY = { judged: 0, category: 0, categoryJudged: 0, priority: 0, priorityJudged: 0 };
const NAMES = Object.keys(NOBODY) as (keyof typeof NOBODY)[];
