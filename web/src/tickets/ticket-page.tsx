import { Anchor, Loader, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useQuery } from 'urql';
import { problemOf } from '../api/problem';
import { graphql } from '../gql/graphql';
import { Moment } from '../ui/moment';
import { ProblemAlert } from '../ui/problem-alert';
import { type FieldChange, TicketFields, TicketFieldsFragment } from './ticket-fields';
import { useUpdateTicket } from './use-update-ticket';

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
        ...TicketFields_Ticket
      }
    }
  `,
  [TicketFieldsFragment],
);

/** One ticket in full. */
export function TicketPage({ id }: { id: string }) {
  const [{ data, error, fetching }, reload] = useQuery({
    query: TicketPageQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const update = useUpdateTicket();

  // The changed ticket comes back to this page by itself: a mutation that answers a Ticket renews what shows one.
  async function change(field: FieldChange) {
    return (await update(id, field)).problem;
  }

  const ticket = data?.ticket;
  return (
    <Stack gap="md" maw={760}>
      <title>{`${ticket?.title ?? `Ticket ${id}`} · Frontdesk`}</title>
      <Anchor size="sm" renderRoot={(props) => <Link to="/" {...props} />}>
        Back to the queue
      </Anchor>
      {error && (
        <ProblemAlert onRetry={() => reload({ requestPolicy: 'network-only' })}>
          {problemOf(error).message}
        </ProblemAlert>
      )}
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
