/** The two texts of a ticket that can be edited. */
export type TicketTexts = { title: string; description: string };
/** The name of one of them. */
export type TextField = keyof TicketTexts;
/** The texts as they are stored, with the version they are of. */
export type StoredTexts = TicketTexts & { version: number };

/** In the order in which they stand on the page. */
export const TEXT_FIELDS: readonly TextField[] = ['title', 'description'];

/** An edit under way: what it began from, and what was made of it. */
export type Edit = {
  base: StoredTexts;
  mine: TicketTexts;
  /** The texts that someone else changed meanwhile, too, until it is decided what counts; `base` is theirs. */
  disputed: TextField[];
};

/** An edit in which nothing is changed yet. */
export function beginEdit({ title, description, version }: StoredTexts): Edit {
  return { base: { title, description, version }, mine: { title, description }, disputed: [] };
}

/** What the edit would change. */
export function changesOf({ base, mine }: Edit): Partial<TicketTexts> {
  const changed = TEXT_FIELDS.filter((field) => mine[field] !== base[field]);
  return Object.fromEntries(changed.map((field) => [field, mine[field]]));
}

/**
 * The same edit on top of what is stored by now. A text that only one side changed is no matter of dispute: it is
 * what that side made of it.
 */
export function rebase({ base, mine, disputed }: Edit, now: StoredTexts): Edit {
  const { title, description, version } = now;
  const stored = { title, description, version };
  const touched = (field: TextField) => mine[field] !== base[field] || disputed.includes(field);
  const open = TEXT_FIELDS.filter(
    (field) =>
      touched(field) &&
      mine[field] !== now[field] &&
      (now[field] !== base[field] || disputed.includes(field)),
  );
  return {
    base: stored,
    mine: {
      title: touched('title') ? mine.title : title,
      description: touched('description') ? mine.description : description,
    },
    disputed: open,
  };
}

/** The edit without what was changed in the disputed texts. */
export function takeTheirs({ base, mine, disputed }: Edit): Edit {
  const theirs = Object.fromEntries(disputed.map((field) => [field, base[field]]));
  return { base, mine: { ...mine, ...theirs }, disputed: [] };
}
