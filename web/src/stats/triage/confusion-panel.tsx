import type { FieldValues } from '../../api/ticket-enums';
import { smallPercent, whole } from '../../texts/format';
import { texts } from '../../texts/texts';
import { valuesIn } from '../../ui/options';
import { Panel } from '../../ui/panel';
import { Blank } from '../blank';
import { CopyTable } from '../copy-table';
import { HEAT_STEPS, heatOf } from '../heat';
import heat from '../heat-map.module.css';
import classes from './confusion-panel.module.css';
import { triageTexts } from './triage-texts';

type Field = 'category' | 'priority';

type Props<F extends Field> = {
  field: F;
  /** Null while they are not known. */
  pairs: readonly { suggested: FieldValues[F]; actual: FieldValues[F]; count: number }[] | null;
};

/** What people said of each value that was suggested: a table whose cells are the darker the more they count. */
export function ConfusionPanel<F extends Field>({ field, pairs }: Props<F>) {
  const words = triageTexts.confusion;
  const labels = texts.values[field] as Record<FieldValues[F], string>;
  const values = valuesIn(labels);
  const title = words[field];
  const cellOf = (suggested: FieldValues[F], actual: FieldValues[F]) =>
    pairs?.find((pair) => pair.suggested === suggested && pair.actual === actual)?.count ?? 0;
  const most = Math.max(0, ...(pairs ?? []).map(({ count }) => count));
  const agreedOf = (suggested: FieldValues[F]) => {
    const all = values.reduce((sum, actual) => sum + cellOf(suggested, actual), 0);
    return all === 0 ? triageTexts.none : smallPercent(cellOf(suggested, suggested) / all);
  };

  const rows = () => [
    [words.corner, ...values.map((value) => labels[value])],
    ...values.map((suggested) => [
      labels[suggested],
      ...values.map((actual) => cellOf(suggested, actual)),
    ]),
  ];

  return (
    <Panel title={title} aside={<CopyTable table={title} rows={pairs && rows} />}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may be wider than a phone, and must scroll by key, too. */}
      <section className={heat.sheet} tabIndex={0} aria-label={words.tableOf(title)}>
        <table aria-label={title} className={`${heat.table} ${classes.table}`}>
          <thead>
            <tr>
              <th scope="col">{words.corner}</th>
              {values.map((value) => (
                <th key={value} scope="col">
                  {labels[value]}
                </th>
              ))}
              <th scope="col">{words.agreed}</th>
            </tr>
          </thead>
          <tbody>
            {values.map((suggested) => (
              <tr key={suggested}>
                <th scope="row">{labels[suggested]}</th>
                {values.map((actual) => (
                  <td
                    key={actual}
                    data-heat={heatOf(cellOf(suggested, actual), most)}
                    data-agreed={suggested === actual || undefined}
                  >
                    {pairs ? (
                      <span className={classes.count}>{whole(cellOf(suggested, actual))}</span>
                    ) : (
                      <Blank width={2} className={classes.count} />
                    )}
                  </td>
                ))}
                <td>
                  <span className={classes.count}>{pairs ? agreedOf(suggested) : ''}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className={classes.note}>{words.note}</p>
      {/* The numbers say the same. */}
      <p aria-hidden className={heat.scale}>
        <span>{words.scale}</span>
        <span>{whole(0)}</span>
        {HEAT_STEPS.map((step) => (
          <span key={step} className={heat.step} data-heat={step} />
        ))}
        <span>{whole(most)}</span>
      </p>
    </Panel>
  );
}
