import type { Client } from 'urql';
import { createTicket } from './create-ticket';
import type { Desk } from './desk';
import { isBlank, type Shown } from './draft';
import type { Post } from './outbox-store';
import { attemptOf, newKey, newSheet, type Sheet } from './sheet';

/** Files the draft of this window. It goes on when one leaves the page meanwhile. */
export async function fileDraft(desk: Desk, client: Client, suggested: Shown | null) {
  const { drafts, filed } = desk;
  const now = drafts.cell.get();
  if (!now || now.sending) return;
  const attempt = attemptOf(now, suggested);
  // Kept before it is sent: should the window go before the answer comes, the next one asks with the same words.
  drafts.update({ attempt, sending: true, errors: {} });
  const outcome = await createTicket(client, attempt.input);
  switch (outcome.kind) {
    case 'filed':
      filed.add(outcome.ticket);
      return drafts.takeUp(newSheet());
    case 'unanswered':
      return drafts.update({ sending: false, problem: outcome.problem });
    case 'conflict':
      // Whether these words make a second ticket is for the person to say.
      return drafts.update({
        sending: false,
        key: newKey(),
        attempt: null,
        problem: outcome.problem,
      });
    case 'refused': {
      const { errors, problem } = outcome;
      const refusals = now.refusals + 1;
      return drafts.update({ sending: false, attempt: null, errors, problem, refusals });
    }
  }
}

/** Lets the draft wait for the connection, exactly as it would be sent now, and clears the form. */
export function sendLater({ drafts, outbox }: Desk, suggested: Shown | null) {
  const now = drafts.cell.get();
  if (!now || now.sending) return;
  outbox.put({ ...now, attempt: attemptOf(now, suggested) }, { kind: 'waiting' });
  drafts.takeUp(newSheet());
}

/** Throws the draft away, until something else is thrown away or filed. */
export function discardDraft({ drafts }: Desk) {
  const now = drafts.cell.get();
  if (!now || now.sending || isBlank(now.draft)) return;
  const { draft, key, attempt } = now;
  drafts.takeUp(newSheet(), { discarded: { draft, key, attempt } });
}

/** Has what was thrown away back in the form. */
export function undoDiscard(desk: Desk) {
  const sheet = desk.drafts.cell.get()?.discarded;
  if (sheet) takeUp(desk, sheet);
}

/** Goes on with a sheet from the outbox. */
export function editAgain(desk: Desk, post: Post) {
  if (!takeUp(desk, post)) return;
  desk.outbox.remove(post.key);
}

/** Puts a sheet into the form. What is being written there makes room and is set aside. */
function takeUp({ drafts, outbox }: Desk, sheet: Sheet | Post): boolean {
  const now = drafts.cell.get();
  if (!now || now.sending) return false;
  if (!isBlank(now.draft)) outbox.put(now, { kind: 'aside' });
  const { draft, key, attempt } = sheet;
  const stuck = 'state' in sheet && sheet.state.kind === 'stuck' ? sheet.state : null;
  const conflict = stuck?.problem?.kind === 'conflict';
  drafts.takeUp(
    // Its key belongs to the ticket that was filed with it; these words need one of their own.
    conflict ? newSheet(draft) : { draft, key, attempt },
    stuck
      ? { errors: stuck.errors, problem: stuck.problem, refusals: 1 }
      : { problem: attempt && { kind: 'unanswered', message: null, offline: false } },
  );
  return true;
}
