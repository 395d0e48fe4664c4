import { useState } from 'react';
import { useClient } from 'urql';
import {
  beginEdit,
  changesOf,
  type Edit,
  rebase,
  type StoredTexts,
  type TextField,
  takeTheirs,
} from './edit';
import { forgetEdit, keepEdit, keptEdit } from './edit-drafts';
import { type SavedTicket, saveTexts, type TextErrors } from './save-texts';

type Attempt = { saving: boolean; errors: TextErrors; problem: string | null };
const NO_ATTEMPT: Attempt = { saving: false, errors: {}, problem: null };

/** An edit of a ticket's texts, and what can be done with it. */
export type Editing = Attempt & {
  /** The edit in the fields; null while the texts are only read. */
  edit: Edit | null;
  /** An unsaved edit waits: put aside just now, or left here earlier. */
  kept: 'aside' | 'earlier' | null;
  begin: () => void;
  write: (field: TextField, text: string) => void;
  save: () => Promise<void>;
  takeTheirs: () => void;
  /** Leaves the fields; what was changed is kept. */
  putAside: () => void;
  discard: () => void;
};

/**
 * Edits title and description of a ticket. What is typed is kept in this browser from the first letter until it is
 * saved or discarded. `onTicket` hears of the ticket as the server told it while saving, `onClose` when the fields go.
 */
export function useEdit(
  id: string,
  stored: StoredTexts,
  { onTicket, onClose }: { onTicket: (ticket: SavedTicket) => void; onClose: () => void },
): Editing {
  const client = useClient();
  const [{ edit, phase }, setState] = useState<{
    edit: Edit | null;
    phase: 'open' | 'aside' | 'earlier';
  }>(() => ({ edit: keptEdit(id), phase: 'earlier' }));
  const [attempt, setAttempt] = useState(NO_ATTEMPT);

  function open(next: Edit) {
    keepEdit(id, next);
    setState({ edit: next, phase: 'open' });
  }

  function close() {
    setState({ edit: null, phase: 'aside' });
    setAttempt(NO_ATTEMPT);
    onClose();
  }

  async function save() {
    if (!edit || attempt.saving) return;
    setAttempt({ ...NO_ATTEMPT, saving: true });
    const result = await saveTexts(client, id, edit);
    if (result.ticket) onTicket(result.ticket);
    if (result.outcome === 'saved') {
      forgetEdit(id, edit);
      close();
    } else if (result.outcome === 'disputed') {
      setAttempt(NO_ATTEMPT);
      open(result.edit);
    } else {
      setAttempt({ saving: false, errors: result.errors, problem: result.problem });
    }
  }

  return {
    ...attempt,
    edit: phase === 'open' ? edit : null,
    kept: edit && phase !== 'open' ? phase : null,
    begin: () => open(edit ? rebase(edit, stored) : beginEdit(stored)),
    write: (field, text) => {
      if (!edit) return;
      open({ ...edit, mine: { ...edit.mine, [field]: text } });
      setAttempt((before) => ({ ...before, errors: { ...before.errors, [field]: undefined } }));
    },
    save,
    takeTheirs: () => {
      if (!edit) return;
      const taken = takeTheirs(edit);
      open(taken);
      if (Object.keys(changesOf(taken)).length === 0) close();
    },
    putAside: () => {
      if (!edit || attempt.saving) return;
      if (Object.keys(changesOf(edit)).length === 0) return close();
      setState({ edit, phase: 'aside' });
      setAttempt(NO_ATTEMPT);
      onClose();
    },
    discard: () => {
      if (edit) forgetEdit(id, edit);
      close();
    },
  };
}
