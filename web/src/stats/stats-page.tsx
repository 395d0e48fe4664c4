import { Group, SimpleGrid, Skeleton, Stack, Title } from '@mantine/core';
import { useQuery } from 'urql';
import { problemOf } from '../api/problem';
import { useLiveState } from '../api/socket';
import { useTicketSignal } from '../api/use-ticket-signal';
import { daysOf, utcDay } from '../filter/ticket-search';
import { graphql } from '../gql/graphql';
import { texts } from '../texts/texts';
import { LiveBadge } from '../ui/live-badge';
import { ProblemAlert } from '../ui/problem-alert';
import { Breakdown } from './breakdown';
import { Figures, FiguresFragment } from './figures';
import { PerDay, PerDayFragment } from './per-day';
import type { StatsSearch } from './stats-search';

const StatsPageQuery = graphql(
  `
    query StatsPage($from: Date!, $to: Date!) {
      ticketStats {
        ...Figures_TicketStats
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
          ...PerDay_DayCount
        }
      }
    }
  `,
  [FiguresFragment, PerDayFragment],
);

type Props = {
  search: StatsSearch;
  onSearch: (change: StatsSearch) => void;
};

/** The numbers: what came in, what is open, how long it takes; following live. */
export function StatsPage({ search }: Props) {
  const to = utcDay(new Date());
  const from = daysOf(search, new Date()).from ?? to;
  const [{ data, error }, read] = useQuery({
    query: StatsPageQuery,
    variables: { from, to },
    requestPolicy: 'cache-and-network',
  });
  const refresh = () => read({ requestPolicy: 'network-only' });
  useTicketSignal(refresh);
  const live = useLiveState();
  const stats = data?.ticketStats;

  return (
    <Stack gap="md">
      <title>Statistics · Frontdesk</title>
      <Group justify="space-between" align="baseline">
        <Title order={1}>Statistics</Title>
        <LiveBadge state={live} />
      </Group>
      {error && <ProblemAlert onRetry={refresh}>{problemOf(error).message}</ProblemAlert>}
      {!stats && !error && <Skeleton h={480} aria-label="Loading the statistics" />}
      {stats && (
        <>
          <Figures stats={stats} />
          <PerDay days={stats.perDay} />
          <SimpleGrid cols={{ base: 1, md: 3 }}>
            <Breakdown title="By status" labels={texts.values.status} counts={stats.byStatus} />
            <Breakdown
              title="By priority"
              labels={texts.values.priority}
              counts={stats.byPriority}
            />
            <Breakdown
              title="By category"
              labels={texts.values.category}
              counts={stats.byCategory}
            />
          </SimpleGrid>
        </>
      )}
    </Stack>
  );
}
