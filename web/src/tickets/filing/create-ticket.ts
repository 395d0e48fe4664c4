import type { Client } from 'urql';
import { problemOf } from '../../api/problem';
import { graphql } from '../../gql/graphql';
import { texts } from '../../texts/texts';
import { type FieldErrors, isField } from './draft';
import type { Filed } from './filed-store';
import type { FilingProblem } from './problem';
import type { TicketInput } from './sheet';

const CreateTicketMutation = graphql(`
  mutation CreateTicket($input: CreateTicketInput!) {
    createTicket(input: $input) {
      ticket {
        id
        title
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

// A connection that swallows what is sent never fails by itself; trying again is safe at any time.
const ANSWER_WITHIN = 20_000;

/** What became of an attempt to file a ticket. */
export type Outcome =
  | { kind: 'filed'; ticket: Filed }
  | { kind: 'refused'; errors: FieldErrors; problem: FilingProblem | null }
  | { kind: 'conflict'; problem: Extract<FilingProblem, { kind: 'conflict' }> }
  | { kind: 'unanswered'; problem: Extract<FilingProblem, { kind: 'unanswered' }> };

/** Files a ticket, once however often the same input is tried. */
export async function createTicket(client: Client, input: TicketInput): Promise<Outcome> {
  const answer = await Promise.race([
    client.mutation(CreateTicketMutation, { input }).toPromise(),
    new Promise<null>((resolve) => setTimeout(() => resolve(null), ANSWER_WITHIN)),
  ]);
  if (!answer) return unanswered({ message: texts.errors.unreachable, offline: true });
  const { data, error } = answer;
  if (!data) {
    return unanswered(
      error ? problemOf(error) : { message: texts.errors.noAnswer, offline: false },
    );
  }
  const { ticket, userErrors } = data.createTicket;
  if (ticket && userErrors.length === 0) return { kind: 'filed', ticket };
  if (userErrors.some(({ field }) => field === 'idempotencyKey')) {
    return { kind: 'conflict', problem: { kind: 'conflict', ticketId: ticket?.id ?? null } };
  }
  // What was suggested is forgotten, or was never said here: no reason to refuse a ticket.
  if (input.suggestionToken && userErrors.some(({ field }) => field === 'suggestionToken')) {
    return createTicket(client, { ...input, suggestionToken: null });
  }
  const rest = userErrors.filter((e) => !isField(e.field)).map((e) => e.message);
  return {
    kind: 'refused',
    errors: Object.fromEntries(
      userErrors.flatMap((e) => (isField(e.field) ? [[e.field, e.message]] : [])),
    ),
    problem: rest.length > 0 ? { kind: 'refused', message: rest.join(' ') } : null,
  };
}

function unanswered({ message, offline }: { message: string; offline: boolean }): Outcome {
  return { kind: 'unanswered', problem: { kind: 'unanswered', message, offline } };
}
