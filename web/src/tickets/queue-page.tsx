import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useLiveState } from '../api/socket';
import { LiveBadge } from '../ui/live-badge';
import { LoadMore } from '../ui/load-more';
import { ProblemAlert } from '../ui/problem-alert';
import { QueueFilters } from './queue-filters';
import classes from './queue-page.module.css';
import { filterOf, type QueueSearch } from './queue-search';
import { TicketCount } from './ticket-count';
import type { FieldChange } from './ticket-fields';
import { TicketRow } from './ticket-row';
import { useTicketPages } from './use-ticket-pages';
import { useUpdateTicket } from './use-update-ticket';

type Props = {
  search: QueueSearch;
  onSearch: (change: QueueSearch) => void;
};

/** The queue: every ticket, newest first, filtered by what the URL says, following live. */
export function QueuePage({ search, onSearch }: Props) {
  const filter = useMemo(() => filterOf(search), [search]);
  const { pages, outdated, loadingMore, problem, loadMore, refresh, replace } =
    useTicketPages(filter);
  const update = useUpdateTicket();
  const live = useLiveState();

  async function change(id: string, field: FieldChange) {
    const outcome = await update(id, field);
    if (outcome.ticket) replace(outcome.ticket);
    return outcome.problem;
  }

  return (
    <Stack gap="md">
      <title>Queue · Frontdesk</title>
      <Group justify="space-between" align="baseline">
        <Title order={1}>Queue</Title>
        <Group gap="md">
          <Text role="status" size="sm" c="dimmed">
            <TicketCount key={JSON.stringify(filter)} filter={filter} />
          </Text>
          <LiveBadge state={live} />
        </Group>
      </Group>
      <QueueFilters search={search} onChange={onSearch} />
      {/* Rows that answer an earlier question stand in only as long as the answer is on its way. */}
      {pages.tickets.length > 0 && !(outdated && problem) && (
        <Paper withBorder className={classes.list} data-outdated={outdated || undefined}>
          <ul aria-label="Tickets" aria-busy={outdated} className={classes.rows}>
            {pages.tickets.map((ticket) => (
              <TicketRow key={ticket.id} ticket={ticket} onChange={change} />
            ))}
          </ul>
        </Paper>
      )}
      {pages.tickets.length === 0 && !outdated && (
        <Box className={classes.nothing}>
          {filter ? 'No ticket matches.' : 'No tickets yet. New ones appear here by themselves.'}
        </Box>
      )}
      {problem && <ProblemAlert onRetry={refresh}>{problem.message}</ProblemAlert>}
      {!problem && pages.hasNextPage && <LoadMore loading={loadingMore} onMore={loadMore} />}
    </Stack>
  );
}
