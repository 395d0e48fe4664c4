import type { FieldName, FieldValues } from '../api/ticket-enums';
import type { TicketSearch } from '../filter/ticket-search';
import { smallPercent } from '../texts/format';
import { texts } from '../texts/texts';
import { valuesIn } from '../ui/options';
import { Panel } from '../ui/panel';
import { Blank } from './blank';
import classes from './breakdown.module.css';
import { CopyTable } from './copy-table';
import { Count } from './count';

type Props<F extends FieldName> = {
  field: F;
  /** Null while they are not known. */
  counts: readonly { value: FieldValues[F]; count: number }[] | null;
  /** Which tickets are counted. */
  search: TicketSearch;
};

/** How the tickets spread over the values of one field: a table whose rows carry bars. */
export function Breakdown<F extends FieldName>({ field, counts, search }: Props<F>) {
  const words = texts.stats.breakdown;
  const labels = texts.values[field] as Record<FieldValues[F], string>;
  const values = valuesIn(labels);
  const total = counts?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const countOf = (value: FieldValues[F]) =>
    counts && (counts.find((entry) => entry.value === value)?.count ?? 0);
  const shareOf = (value: FieldValues[F]) => (total === 0 ? 0 : (countOf(value) ?? 0) / total);

  const rows = () => [
    [texts.values.fields[field], words.tickets],
    ...values.map((value) => [labels[value], countOf(value) ?? 0]),
  ];

  return (
    <Panel title={words[field]} aside={<CopyTable table={words[field]} rows={counts && rows} />}>
      <table aria-label={words[field]} className={classes.table}>
        <thead className={classes.head}>
          <tr>
            <th scope="col">{texts.values.fields[field]}</th>
            <th scope="col">{words.tickets}</th>
            <th scope="col">{words.share}</th>
          </tr>
        </thead>
        <tbody>
          {values.map((value) => (
            <tr key={value}>
              <th scope="row">
                <span className={classes.name}>{labels[value]}</span>
                <span aria-hidden className={classes.track}>
                  <span
                    className={classes.bar}
                    style={{ width: `${shareOf(value) * 100}%` }}
                    data-any={shareOf(value) > 0 || undefined}
                  />
                </span>
              </th>
              <td>
                <Count
                  count={countOf(value)}
                  search={{ ...search, [field]: [value] }}
                  className={classes.count}
                />
              </td>
              <td className={classes.share}>
                {counts ? smallPercent(shareOf(value)) : <Blank width={3} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}
