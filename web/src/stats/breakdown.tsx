import { Paper, Title } from '@mantine/core';
import classes from './breakdown.module.css';

type Props<V extends string> = {
  title: string;
  labels: Record<V, string>;
  counts: { value: V; count: number }[];
};

const WHOLE = new Intl.NumberFormat();
const PERCENT = new Intl.NumberFormat(undefined, { style: 'percent' });

/** How the tickets spread over the values of one field: a table whose rows carry bars. */
export function Breakdown<V extends string>({ title, labels, counts }: Props<V>) {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const share = (value: V) => {
    const count = counts.find((entry) => entry.value === value)?.count ?? 0;
    return { count, part: total === 0 ? 0 : count / total };
  };
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h4" mb="sm">
        {title}
      </Title>
      <table aria-label={title} className={classes.table}>
        <tbody>
          {(Object.keys(labels) as V[]).map((value) => {
            const { count, part } = share(value);
            return (
              <tr key={value}>
                <th scope="row">{labels[value]}</th>
                <td className={classes.track} aria-hidden>
                  <div className={classes.bar} style={{ width: `${part * 100}%` }} />
                </td>
                <td className={classes.count}>{WHOLE.format(count)}</td>
                <td className={classes.share}>{PERCENT.format(part)}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Paper>
  );
}
