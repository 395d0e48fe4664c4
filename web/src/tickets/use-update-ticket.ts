import type { FragmentOf } from 'gql.tada';
import { useMutation } from 'urql';
import { problemOf } from '../api/problem';
import { graphql } from '../gql/graphql';
import type { FieldChange } from './ticket-fields';
import type { Listed } from './ticket-pages';
import { TicketRowFragment } from './ticket-row';

const UpdateTicketMutation = graphql(
  `
    mutation UpdateTicket($input: UpdateTicketInput!) {
      updateTicket(input: $input) {
        ticket {
          id
          createdAt
          version
          ...TicketRow_Ticket
        }
        userErrors {
          message
        }
      }
    }
  `,
  [TicketRowFragment],
);

/** A ticket as a change answers it: ready to take the place of the old row. */
export type ChangedTicket = Listed & FragmentOf<typeof TicketRowFragment>;

/** What came of a change: the ticket as it is now, if the server told, and what went wrong, if anything did. */
export type Outcome = { ticket: ChangedTicket | null; problem: string | null };

/**
 * Changes single fields of a ticket. No `expectedVersion` goes along: two people who change different fields of one
 * ticket both mean what they say, and for the same field the later hand counts.
 */
export function useUpdateTicket(): (id: string, change: FieldChange) => Promise<Outcome> {
  const [, update] = useMutation(UpdateTicketMutation);
  return async (id, change) => {
    const { data, error } = await update({ input: { id, ...change } });
    if (!data) {
      return { ticket: null, problem: error ? `Not changed. ${problemOf(error).message}` : null };
    }
    const { ticket, userErrors } = data.updateTicket;
    const problem = userErrors.map(({ message }) => message).join(' ');
    return { ticket, problem: problem === '' ? null : problem };
  };
}
