import { Anchor, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useQuery } from 'urql';
import { problemOf } from '../api/problem';
import { useTicketSignal } from '../api/use-ticket-signal';
import { graphql } from '../gql/graphql';
import { Moment } from '../ui/moment';
import { ProblemAlert } from '../ui/problem-alert';
import { type FieldChange, TicketFields, TicketFieldsFragment } from './ticket-fields';
import { type ChangedTicket, useUpdateTicket } from './use-update-ticket';

const TicketPageQuery = graphql(
  `
    query TicketPage($id: ID!) {
      ticket(id: $id) {
        id
        title
        description
        createdAt
        updatedAt
        resolvedAt
        version
        ...TicketFields_Ticket
      }
    }
  `,
  [TicketFieldsFragment],
);

/** One ticket in full. */
export function TicketPage({ id }: { id: string }) {
  const [{ data, error, fetching }, read] = useQuery({
    query: TicketPageQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const reload = () => read({ requestPolicy: 'network-only' });
  useTicketSignal(reload);
  const update = useUpdateTicket();
  const [changed, setChanged] = useState<ChangedTicket | null>(null);

  async function change(field: FieldChange) {
    const outcome = await update(id, field);
    if (outcome.ticket) setChanged(outcome.ticket);
    return outcome.problem;
  }

  // The answer to a change is newer than what was read before it, until the page has been read again.
  const stored = data?.ticket;
  const isNewer = stored && changed?.id === stored.id && changed.version > stored.version;
  const ticket = isNewer ? { ...stored, ...changed } : stored;

  return (
    <Stack gap="md" maw={760}>
      <title>{`${ticket?.title ?? `Ticket ${id}`} · Frontdesk`}</title>
      <Anchor size="sm" renderRoot={(props) => <Link to="/" {...props} />}>
        Back to the queue
      </Anchor>
      {error && <ProblemAlert onRetry={reload}>{problemOf(error).message}</ProblemAlert>}
      {!data && fetching && <Loader aria-label="Loading the ticket" />}
      {data && !ticket && <Title order={1}>There is no ticket {id}</Title>}
      {ticket && (
        <>
          <Title order={1} style={{ overflowWrap: 'anywhere' }}>
            {ticket.title}
          </Title>
          <Text size="sm" c="dimmed">
            #{ticket.id}, filed <Moment at={ticket.createdAt} />, changed{' '}
            <Moment at={ticket.updatedAt} />
            {ticket.resolvedAt && (
              <>
                , resolved <Moment at={ticket.resolvedAt} />
              </>
            )}
          </Text>
          <TicketFields ticket={ticket} onChange={change} />
          <Paper withBorder p="md">
            <Text style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
              {ticket.description}
            </Text>
          </Paper>
        </>
      )}
    </Stack>
  );
}
