/** Which tickets are selected: some, or all that match but for some. */
export type Selection = {
  /** Whether all that match are meant; `ids` are the exceptions then. */
  all: boolean;
  ids: ReadonlySet<string>;
  /** The row that was selected last, where a range begins. */
  from: string | null;
};

/** What can be done to a selection. */
export type SelectionAction =
  | { type: 'toggle'; id: string }
  /** All from the row that was selected last to this one, in the order of `ids`. */
  | { type: 'range'; id: string; ids: readonly string[] }
  | { type: 'add'; ids: readonly string[] }
  | { type: 'all' }
  | { type: 'clear' };

/** Nothing is selected. */
export const NOTHING_SELECTED: Selection = { all: false, ids: new Set(), from: null };

/** The selection after what was done. */
export function select(selection: Selection, action: SelectionAction): Selection {
  switch (action.type) {
    case 'toggle': {
      const ids = new Set(selection.ids);
      if (!ids.delete(action.id)) ids.add(action.id);
      return { ...selection, ids, from: action.id };
    }
    case 'range': {
      const start = selection.from === null ? -1 : action.ids.indexOf(selection.from);
      const end = action.ids.indexOf(action.id);
      if (start < 0 || end < 0) {
        return isSelected(selection, action.id)
          ? { ...selection, from: action.id }
          : select(selection, { type: 'toggle', id: action.id });
      }
      const range = action.ids.slice(Math.min(start, end), Math.max(start, end) + 1);
      return { ...select(selection, { type: 'add', ids: range }), from: action.id };
    }
    case 'add': {
      if (!selection.all) return { ...selection, ids: new Set([...selection.ids, ...action.ids]) };
      const added = new Set(action.ids);
      return { ...selection, ids: new Set([...selection.ids].filter((id) => !added.has(id))) };
    }
    case 'all':
      return { all: true, ids: new Set(), from: selection.from };
    case 'clear':
      return NOTHING_SELECTED;
  }
}

/** Whether this ticket is selected. */
export function isSelected({ all, ids }: Selection, id: string): boolean {
  return all !== ids.has(id);
}

/** How many are selected, of so many that match. */
export function selectedCount({ all, ids }: Selection, matching: number): number {
  return all ? Math.max(0, matching - ids.size) : ids.size;
}
