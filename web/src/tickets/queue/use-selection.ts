import { useMemo, useState } from 'react';
import type { RowTicket } from '../ticket-row';
import { NOTHING_SELECTED, type SelectionAction, select } from './selection';

/** Which tickets of a list are selected. Another question begins without; `question` tells one from another. */
export function useSelection(question: string, rows: readonly RowTicket[]) {
  const [state, setState] = useState({ question, selection: NOTHING_SELECTED });
  const selection = state.question === question ? state.selection : NOTHING_SELECTED;

  const elsewhere = useMemo(() => {
    if (selection.all || selection.ids.size === 0) return 0;
    const here = new Set(rows.map(({ id }) => id));
    return [...selection.ids].filter((id) => !here.has(id)).length;
  }, [selection, rows]);

  return {
    selection,
    /** How many of the selected ones are not in the list (any more). */
    elsewhere,
    act: (action: SelectionAction) =>
      setState((now) => ({
        question,
        selection: select(now.question === question ? now.selection : NOTHING_SELECTED, action),
      })),
  };
}
