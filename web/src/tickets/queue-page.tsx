import { Box, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useLiveState } from '../api/socket';
import { FilterBar } from '../filter/filter-bar';
import { filterOf } from '../filter/ticket-search';
import { useFacets } from '../filter/use-facets';
import { LiveBadge } from '../ui/live-badge';
import { ProblemAlert } from '../ui/problem-alert';
import classes from './queue-page.module.css';
import type { QueueSearch } from './queue-search';
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
  const filter = useMemo(() => filterOf(search, new Date()), [search]);
  const { pages, outdated, problem, refresh, replace } = useTicketPages(filter);
  const update = useUpdateTicket();
  const live = useLiveState();
  const facets = useFacets(filter);

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
            {facets?.total}
          </Text>
          <LiveBadge state={live} />
        </Group>
      </Group>
      <FilterBar search={search} onChange={onSearch} facets={facets} />
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
    </Stack>
  );
}
