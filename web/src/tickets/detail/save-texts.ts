import type { ResultOf } from 'gql.tada';
import type { Client } from 'urql';
import { problemOf } from '../../api/problem';
import { graphql } from '../../gql/graphql';
import { texts } from '../../texts/texts';
import { changesOf, type Edit, rebase, TEXT_FIELDS, type TextField } from './edit';

const SaveTextsMutation = graphql(`
  mutation SaveTexts($input: UpdateTicketInput!) {
    updateTicket(input: $input) {
      ticket {
        id
        title
        description
        status
        priority
        category
        updatedAt
        resolvedAt
        version
      }
      userErrors {
        code
        field
        message
      }
    }
  }
`);

/** A ticket as the answer to an edit tells it. */
export type SavedTicket = NonNullable<ResultOf<typeof SaveTextsMutation>['updateTicket']['ticket']>;

/** What is wrong with which text, in the server's words. */
export type TextErrors = Partial<Record<TextField, string>>;

/** What came of saving an edit. `ticket` is the ticket as it is now, wherever the server told it. */
export type Saved = { ticket: SavedTicket | null } & (
  | { outcome: 'saved' }
  /** Someone else changed the same text: the edit, now on top of theirs. */
  | { outcome: 'disputed'; edit: Edit }
  | { outcome: 'refused'; errors: TextErrors; problem: string | null }
);

// Each turn of the loop means that someone changed the ticket within one round trip.
const MOST_TRIES = 5;

/**
 * Saves an edit on top of the version it began from. When the ticket has changed since, but not in a text that the edit
 * changes, it is saved on top of that without a question.
 */
export async function saveTexts(client: Client, id: string, edit: Edit): Promise<Saved> {
  let current = edit;
  let ticket: SavedTicket | null = null;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const change = changesOf(current);
    // The others wrote the very same.
    if (Object.keys(change).length === 0) return { outcome: 'saved', ticket };
    const input = { id, expectedVersion: current.base.version, ...change };
    const { data, error } = await client.mutation(SaveTextsMutation, { input }).toPromise();
    if (!data) {
      const reason = error ? problemOf(error).message : texts.errors.noAnswer;
      return refused(texts.ticket.notSaved(reason), ticket);
    }
    const { userErrors } = data.updateTicket;
    ticket = data.updateTicket.ticket ?? ticket;
    if (userErrors.length === 0) return { outcome: 'saved', ticket };
    const now = data.updateTicket.ticket;
    if (!now || !userErrors.some(({ code }) => code === 'CONFLICT')) {
      return { ...refused(null, ticket), ...sorted(userErrors) };
    }
    current = rebase({ ...current, disputed: [] }, now);
    if (current.disputed.length > 0) return { outcome: 'disputed', edit: current, ticket };
  }
  return refused(texts.ticket.notSaved(texts.ticket.keepsChanging), ticket);
}

function refused(problem: string | null, ticket: SavedTicket | null) {
  return { outcome: 'refused' as const, errors: {} as TextErrors, problem, ticket };
}

/** Puts each error at its text; what belongs to none of them is one sentence. */
function sorted(userErrors: readonly { field: string | null; message: string }[]) {
  const errors: TextErrors = {};
  const rest: string[] = [];
  for (const { field, message } of userErrors) {
    const text = TEXT_FIELDS.find((each) => each === field);
    if (text) errors[text] ??= message;
    else rest.push(message);
  }
  return { errors, problem: rest.length > 0 ? texts.ticket.notSaved(rest.join(' ')) : null };
}
