import type { Client } from 'urql';
import { createTicket } from './create-ticket';
import type { Desk } from './desk';
import type { Post } from './outbox-store';
import { newKey } from './sheet';

const LOCK = 'frontdesk.outbox';

/**
 * Sends what waits, oldest first, as long as the server can be reached. Only one window does it at a time; should two,
 * the key of each post makes one ticket of it all the same. Answers the posts that the person has to look at.
 */
export async function sendWaiting(desk: Desk, client: Client): Promise<Post[]> {
  const stuck: Post[] = [];
  await desk.alone(LOCK, async () => {
    for (const { key } of desk.outbox.cell.get()) {
      const reached = await send(desk, client, key);
      if (!reached) return;
      const post = desk.outbox.find(key);
      if (post?.state.kind === 'stuck') stuck.push(post);
    }
  });
  return stuck;
}

/** Sends a post that a try has left stuck once more. After a conflict it becomes a ticket of its own. */
export function resend({ outbox }: Desk, post: Post) {
  const { attempt, state, key } = post;
  if (!attempt) return;
  outbox.remove(key);
  if (state.kind === 'stuck' && state.problem?.kind === 'conflict') {
    const fresh = newKey();
    const input = { ...attempt.input, idempotencyKey: fresh };
    outbox.put({ ...post, key: fresh, attempt: { ...attempt, input } }, { kind: 'waiting' });
  } else outbox.put(post, { kind: 'waiting' });
}

/** Sends one post; false when the server is out of reach. */
async function send({ outbox }: Desk, client: Client, key: string): Promise<boolean> {
  // Read again: another window may have sent it, or taken it back, while this one waited for its turn.
  const post = outbox.find(key);
  if (post?.state.kind !== 'waiting' || !post.attempt) return true;
  outbox.sending.set(key);
  const outcome = await createTicket(client, post.attempt.input);
  outbox.sending.set(null);
  if (outcome.kind === 'filed') {
    outbox.becameTicket(key, outcome.ticket);
    return true;
  }
  if (outcome.kind === 'unanswered' && outcome.problem.offline) return false;
  // Another window took it back meanwhile: it is that window's to file or not.
  if (!outbox.find(key)) return true;
  const errors = outcome.kind === 'refused' ? outcome.errors : {};
  outbox.put(
    // What was refused was not filed and may be changed freely.
    outcome.kind === 'refused' ? { ...post, attempt: null } : post,
    { kind: 'stuck', problem: outcome.problem, errors },
  );
  return true;
}
