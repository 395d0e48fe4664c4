import { Paper, SimpleGrid, Text } from '@mantine/core';
import { type FragmentOf, readFragment } from 'gql.tada';
import { graphql } from '../gql/graphql';
import { durationOf } from './duration';

/** The figures at the top of the statistics. */
export const FiguresFragment = graphql(`
  fragment Figures_TicketStats on TicketStats {
    total
    open
    averagePerDay
    averageResolutionSeconds
  }
`);

const WHOLE = new Intl.NumberFormat();
const TENTHS = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** Total, open, per day, and how long it takes. */
export function Figures({ stats }: { stats: FragmentOf<typeof FiguresFragment> }) {
  const { total, open, averagePerDay, averageResolutionSeconds } = readFragment(
    FiguresFragment,
    stats,
  );
  const resolution =
    averageResolutionSeconds === null ? 'None resolved yet' : durationOf(averageResolutionSeconds);
  return (
    <SimpleGrid component="dl" cols={{ base: 2, md: 4 }} m={0}>
      <Figure name="Tickets" value={WHOLE.format(total)} />
      <Figure name="Open" value={WHOLE.format(open)} />
      <Figure name="Average per day" value={TENTHS.format(averagePerDay)} />
      <Figure name="Average resolution time" value={resolution} />
    </SimpleGrid>
  );
}

function Figure({ name, value }: { name: string; value: string }) {
  return (
    <Paper withBorder p="md">
      <Text component="dt" size="sm" c="dimmed">
        {name}
      </Text>
      <Text component="dd" m={0} fz="xl" fw={600} ff="monospace">
        {value}
      </Text>
    </Paper>
  );
}
