import { useRef, useState } from 'react';
import { useMutation } from 'urql';
import { problemOf } from '../api/problem';
import { graphql } from '../gql/graphql';
import { type Draft, type FieldErrors, isField, newIdempotencyKey } from './draft';

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

/** A ticket that was just filed. */
export type Filed = { id: string; title: string };

type Suggested = Pick<Draft, 'category' | 'priority'>;
type Attempt = { draft: Draft; choice: Suggested };
type Problem = { message: string; retryLabel?: string };

/** Files one draft, exactly once however often it is tried. */
export function useFileTicket(onFiled: (ticket: Filed) => void) {
  const [{ fetching: sending }, create] = useMutation(CreateTicketMutation);
  const [key, setKey] = useState(newIdempotencyKey);
  const [errors, setErrors] = useState<FieldErrors>({});
  const [problem, setProblem] = useState<Problem | null>(null);
  const unanswered = useRef<Attempt>(null);

  async function file(draft: Draft, suggested: Suggested | null) {
    // A retry says what the first try said, even if a suggestion came in between: the first may have arrived, and the
    // same key with other words would be refused.
    const attempt: Attempt =
      unanswered.current?.draft === draft
        ? unanswered.current
        : {
            draft,
            choice: {
              category: draft.category ?? suggested?.category ?? null,
              priority: draft.priority ?? suggested?.priority ?? null,
            },
          };
    setErrors({});
    setProblem(null);
    const { data, error } = await create({
      input: { ...draft, ...attempt.choice, idempotencyKey: key },
    });
    if (!data) {
      unanswered.current = attempt;
      const reason = error ? problemOf(error).message : 'The server gave no answer.';
      return setProblem({ message: `${reason} Your text is still here.` });
    }
    unanswered.current = null;
    const { ticket, userErrors } = data.createTicket;
    if (ticket && userErrors.length === 0) return onFiled(ticket);
    if (userErrors.some(({ field }) => field === 'idempotencyKey')) {
      // An earlier try did arrive, with other words. Whether these make a second ticket is for the person to say.
      setKey(newIdempotencyKey());
      const earlier = ticket ? ` as ticket ${ticket.id}` : '';
      return setProblem({
        message: `An earlier version was already filed${earlier}.`,
        retryLabel: 'File this one as well',
      });
    }
    setErrors(
      Object.fromEntries(
        userErrors.flatMap((e) => (isField(e.field) ? [[e.field, e.message]] : [])),
      ),
    );
    const rest = userErrors.filter((e) => !isField(e.field)).map((e) => e.message);
    setProblem(rest.length > 0 ? { message: rest.join(' ') } : null);
  }

  /** Takes the marks off fields that are being corrected. */
  function forgive(changed: Partial<Draft>) {
    setErrors((before) => {
      const left = Object.entries(before).filter(([name]) => !Object.hasOwn(changed, name));
      return left.length === Object.keys(before).length ? before : Object.fromEntries(left);
    });
  }

  return { file, forgive, sending, errors, problem };
}
