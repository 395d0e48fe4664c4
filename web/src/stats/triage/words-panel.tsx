import { type FragmentOf, type ResultOf, readFragment } from 'gql.tada';
import { hundredths } from '../../texts/format';
import { texts } from '../../texts/texts';
import { Panel } from '../../ui/panel';
import { Blank } from '../blank';
import { CopyTable } from '../copy-table';
import { BuiltInFragment } from './built-in-panel';
import { triageTexts } from './triage-texts';
import classes from './words-panel.module.css';

type Props = {
  /** Null while it is not known. */
  status: FragmentOf<typeof BuiltInFragment> | null;
};

/** The words that tell the built-in model most, of those that it has learnt from people. */
export function WordsPanel({ status }: Props) {
  const words = triageTexts.words;
  const learnt = status && readFragment(BuiltInFragment, status).words;
  const most = Math.max(0, ...(learnt ?? []).map(({ weight }) => Math.abs(weight)));
  const rows = () => [
    [words.word, words.pointsTo, words.weight],
    ...(learnt ?? []).map((each) => [each.words, pointsTo(each), each.weight]),
  ];
  return (
    <Panel
      title={words.title}
      aside={<CopyTable table={words.title} rows={learnt && learnt.length > 0 ? rows : null} />}
    >
      {learnt?.length === 0 && <p className={classes.empty}>{words.empty}</p>}
      {!learnt && <Blank width={24} />}
      {learnt && learnt.length > 0 && (
        <table aria-label={words.title} className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words.word}</th>
              <th scope="col">{words.pointsTo}</th>
              <th scope="col">{words.weight}</th>
            </tr>
          </thead>
          <tbody>
            {learnt.map((each) => (
              <tr key={`${each.words} ${pointsTo(each)}`}>
                <th scope="row" dir="auto">
                  {each.words}
                </th>
                <td>{pointsTo(each)}</td>
                <td className={classes.weight}>
                  <span aria-hidden className={classes.track}>
                    <span
                      className={classes.bar}
                      style={{ width: `${(Math.abs(each.weight) / most) * 100}%` }}
                    />
                  </span>
                  {hundredths(each.weight)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

type Word = ResultOf<typeof BuiltInFragment>['words'][number];

function pointsTo({ category, priority }: Word): string {
  const { fields } = texts.values;
  const { points } = triageTexts.words;
  if (category) return points(fields.category, texts.values.category[category]);
  return priority ? points(fields.priority, texts.values.priority[priority]) : '';
}
