import { Group, Paper, ScrollArea, Skeleton, Table, Title } from '@mantine/core';
import { type FragmentOf, readFragment } from 'gql.tada';
import { lazy, Suspense } from 'react';
import { graphql } from '../gql/graphql';
import classes from './per-day.module.css';

/** One day of the series. */
export const PerDayFragment = graphql(`
  fragment PerDay_DayCount on DayCount {
    date
    total
  }
`);

const PerDayChart = lazy(async () => ({ default: (await import('./per-day-chart')).PerDayChart }));

// What scrolls must be reachable without a mouse.
const SCROLLED_BY_KEY = { tabIndex: 0, role: 'region', 'aria-label': 'Table of the days' };

type Props = {
  days: FragmentOf<typeof PerDayFragment>[];
};

/** New tickets per day over the chosen range, as a chart and as the table behind it. */
export function PerDay({ days }: Props) {
  const series = readFragment(PerDayFragment, days);
  return (
    <Paper withBorder p="md">
      <Group justify="space-between" mb="md">
        <Title order={2} size="h4">
          New tickets per day
        </Title>
      </Group>
      {/* The table below tells the same to those who do not see the bars. */}
      <div aria-hidden>
        <Suspense fallback={<Skeleton h={260} />}>
          <PerDayChart days={[...series]} />
        </Suspense>
      </div>
      <details className={classes.table}>
        <summary>Show as a table</summary>
        <ScrollArea.Autosize mah={260} mt="sm" viewportProps={SCROLLED_BY_KEY}>
          <Table aria-label="New tickets per day">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Day (UTC)</Table.Th>
                <Table.Th>Tickets</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {series.map(({ date, total }) => (
                <Table.Tr key={date}>
                  <Table.Td>{date}</Table.Td>
                  <Table.Td>{total}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollArea.Autosize>
      </details>
    </Paper>
  );
}
