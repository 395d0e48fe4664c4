import type { ResultOf } from 'gql.tada';
import { type Client, useClient } from 'urql';
import { problemOf } from '../../api/problem';
import { graphql } from '../../gql/graphql';
import { texts } from '../../texts/texts';
import { inOrder } from '../in-order';
import { TicketRowFragment } from '../ticket-row';
import { tellAnswer } from './answers';
import { begin } from './changes-underway';
import type { FieldChange } from './field-change';

const ChangeFieldsMutation = graphql(
  `
    mutation ChangeFields($input: UpdateTicketInput!) {
      updateTicket(input: $input) {
        ticket {
          id
          createdAt
          updatedAt
          resolvedAt
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

/** A ticket as a change answers it: ready to take the place of the old one. */
export type ChangedTicket = NonNullable<
  ResultOf<typeof ChangeFieldsMutation>['updateTicket']['ticket']
>;

/** What came of a change: the ticket as it is now, if the server told, and what went wrong, if anything did. */
export type Outcome = { ticket: ChangedTicket | null; problem: string | null };

/** Milliseconds in which a page has surely drawn what it was answered. */
const SETTLES_WITHIN = 60;

type Change = (id: string, change: FieldChange) => Promise<Outcome>;

// With the client, not with a component: a change may still be on its way when the reader goes to another page.
const changers = new WeakMap<Client, Change>();

/**
 * Changes fields of a ticket, one request at a time for each ticket; until the answer is there it is shown as chosen
 * (see `useShownFields`). No `expectedVersion` goes along: two people who change different fields of one ticket both
 * mean what they say, and for the same field the later hand counts.
 */
export function useChangeFields(): Change {
  const client = useClient();
  const known = changers.get(client);
  if (known) return known;
  const send = inOrder((id: string, change: FieldChange) => store(client, id, change));
  const change: Change = async (id, field) => {
    const end = begin(id, field);
    const outcome = await send(id, field);
    // The page draws the answer in one of the next frames; what is shown must not fall back in between.
    if (outcome.ticket) {
      tellAnswer(outcome.ticket);
      setTimeout(end, SETTLES_WITHIN);
    } else end();
    return outcome;
  };
  changers.set(client, change);
  return change;
}

async function store(client: Client, id: string, change: FieldChange): Promise<Outcome> {
  const input = { id, ...change };
  const { data, error } = await client.mutation(ChangeFieldsMutation, { input }).toPromise();
  if (!data) {
    const reason = error ? problemOf(error).message : texts.errors.noAnswer;
    return { ticket: null, problem: texts.errors.notChanged(reason) };
  }
  const { ticket, userErrors } = data.updateTicket;
  const problem = userErrors.map(({ message }) => message).join(' ');
  return { ticket, problem: problem === '' ? null : problem };
}
