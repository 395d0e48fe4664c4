import { changesOf, type Edit, TEXT_FIELDS } from './edit';

const keyOf = (id: string) => `frontdesk.edit.${id}`;

/** The edit of this ticket that was left unsaved in this browser; null when there is none. */
export function keptEdit(id: string): Edit | null {
  try {
    const edit: unknown = JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null');
    return isEdit(edit) ? edit : null;
  } catch {
    return null;
  }
}

/** Keeps an unsaved edit until it is saved or discarded; one that changes nothing is not kept. */
export function keepEdit(id: string, edit: Edit) {
  // A browser may refuse to store anything; then the edit lives as long as its page.
  try {
    if (Object.keys(changesOf(edit)).length === 0) localStorage.removeItem(keyOf(id));
    else localStorage.setItem(keyOf(id), JSON.stringify(edit));
  } catch {}
}

/** Forgets an edit that was saved or discarded, but none that another window has made of the same ticket. */
export function forgetEdit(id: string, edit: Edit) {
  try {
    const kept = keptEdit(id);
    const same = kept && TEXT_FIELDS.every((field) => kept.mine[field] === edit.mine[field]);
    if (same) localStorage.removeItem(keyOf(id));
  } catch {}
}

function isEdit(value: unknown): value is Edit {
  const edit = value as Edit | null;
  const areTexts = (texts: unknown) =>
    TEXT_FIELDS.every((field) => typeof (texts as Edit['mine'])?.[field] === 'string');
  return (
    typeof edit === 'object' &&
    edit !== null &&
    areTexts(edit.base) &&
    areTexts(edit.mine) &&
    Number.isInteger(edit.base.version) &&
    Array.isArray(edit.disputed)
  );
}
