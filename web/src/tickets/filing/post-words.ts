import { texts } from '../../texts/texts';
import type { Post } from './outbox-store';

/** A button: what stands on it, and its name with the title it is about. */
type Way = { word: string; of: (title: string) => string };

/** How a post stands, and what its buttons are called. Without `send` it has to be changed first. */
export function postWords(post: Post, lasts: boolean): { stands: string; edit: Way; send?: Way } {
  const words = texts.filing.outbox;
  const send = { word: words.sendNow, of: words.sendOf };
  const edit = { word: words.edit, of: words.editOf };
  const { state } = post;
  switch (state.kind) {
    case 'waiting':
      return { stands: lasts ? words.waiting : words.waitingHere, send, edit };
    case 'aside':
      return { stands: words.aside, edit: { word: words.goOn, of: words.goOnOf } };
    case 'stuck':
      break;
  }
  const { problem, errors } = state;
  if (problem?.kind === 'conflict') {
    const again = texts.filing.problem;
    return {
      stands: problem.ticketId ? again.conflictAs(problem.ticketId) : again.conflict,
      send: { word: again.fileThisToo, of: words.fileThisTooOf },
      edit,
    };
  }
  if (problem?.kind === 'unanswered') {
    return { stands: words.failed(problem.message ?? texts.errors.noAnswer), send, edit };
  }
  const reasons = [...Object.values(errors), ...(problem ? [problem.message] : [])].join(' ');
  return {
    stands: words.refused(reasons),
    edit: { word: words.correct, of: words.correctOf },
  };
}
