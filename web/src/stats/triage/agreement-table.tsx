import { smallPercent, whole } from '../../texts/format';
import table from '../table.module.css';
import scroll from '../trend-table.module.css';
import { bucketName } from '../trend-words';
import { type AgreementPoint, shareOf } from './agreement';
import { triageTexts } from './triage-texts';

type Props = { points: readonly AgreementPoint[]; unit: 'day' | 'week' };

/** The table behind the chart: each day or week on which somebody judged something. */
export function AgreementTable({ points, unit }: Props) {
  const words = triageTexts.agreement;
  return (
    // What scrolls must be reachable without a mouse.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
    <section className={scroll.scroll} aria-label={words.tableRegion} tabIndex={0}>
      <table aria-label={words.title} className={table.table}>
        <thead>
          <tr>
            <th scope="col">{words[unit]}</th>
            <th scope="col">{words.category}</th>
            <th scope="col">{words.priority}</th>
            <th scope="col">{words.judged}</th>
          </tr>
        </thead>
        <tbody>
          {points
            .filter(({ judged }) => judged > 0)
            .map((point) => (
              <tr key={point.from}>
                <th scope="row">{bucketName(point)}</th>
                <Share agreed={point.category} judged={point.categoryJudged} />
                <Share agreed={point.priority} judged={point.priorityJudged} />
                <td>
                  <span className={table.count}>{whole(point.judged)}</span>
                </td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
}

function Share({ agreed, judged }: { agreed: number; judged: number }) {
  const share = shareOf(agreed, judged);
  const words = triageTexts.agreement.of(whole(agreed), whole(judged));
  return (
    <td>
      <span className={table.count}>
        {share === null ? triageTexts.none : `${smallPercent(share)} · ${words}`}
      </span>
    </td>
  );
}

/** The same as rows of plain cells, for copying. */
export function agreementRows(
  points: readonly AgreementPoint[],
  unit: 'day' | 'week',
): (string | number)[][] {
  const words = triageTexts.agreement;
  return [
    [
      words[unit],
      words.category,
      words.categoryJudged,
      words.priority,
      words.priorityJudged,
      words.judged,
    ],
    ...points
      .filter(({ judged }) => judged > 0)
      .map((point) => [
        point.from,
        point.category,
        point.categoryJudged,
        point.priority,
        point.priorityJudged,
        point.judged,
      ]),
  ];
}
