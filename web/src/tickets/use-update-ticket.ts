import type { ResultOf } from 'gql.tada';
import { type Client, useClient } from 'urql';
import { problemOf } from '../api/problem';
import { graphql } from '../gql/graphql';
import { inOrder } from './in-order';
import { type FieldChange, TicketFieldsFragment } from './ticket-fields';
import { TicketRowFragment } from './ticket-row';

const UpdateTicketMutation = graphql(
  `
    mutation UpdateTicket($input: UpdateTicketInput!) {
      updateTicket(input: $input) {
        ticket {
          id
          createdAt
          updatedAt
          resolvedAt
          version
          ...TicketRow_Ticket
          ...TicketFields_Ticket
        }
        userErrors {
          message
        }
      }
    }
  `,
  [TicketRowFragment, TicketFieldsFragment],
);

/** A ticket as a change answers it: ready to take the place of the old one. */
export type ChangedTicket = NonNullable<
  ResultOf<typeof UpdateTicketMutation>['updateTicket']['ticket']
>;

/** What came of a change: the ticket as it is now, if the server told, and what went wrong, if anything did. */
export type Outcome = { ticket: ChangedTicket | null; problem: string | null };

type Update = (id: string, change: FieldChange) => Promise<Outcome>;

// With the client, not with a component: a change may still be on its way when the reader goes to another page.
const updates = new WeakMap<Client, Update>();

/**
 * Changes fields of a ticket, one request at a time for each ticket. No `expectedVersion` goes along: two people who
 * change different fields of one ticket both mean what they say, and for the same field the later hand counts.
 */
export function useUpdateTicket(): Update {
  const client = useClient();
  const update = updates.get(client) ?? inOrder((id, change) => send(client, id, change));
  updates.set(client, update);
  return update;
}

async function send(client: Client, id: string, change: FieldChange): Promise<Outcome> {
  const input = { id, ...change };
  const { data, error } = await client.mutation(UpdateTicketMutation, { input }).toPromise();
  if (!data) {
    return { ticket: null, problem: error ? `Not changed. ${problemOf(error).message}` : null };
  }
  const { ticket, userErrors } = data.updateTicket;
  const problem = userErrors.map(({ message }) => message).join(' ');
  return { ticket, problem: problem === '' ? null : problem };
}
