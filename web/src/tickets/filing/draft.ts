import type { FieldValues } from '../../api/ticket-enums';

/** Who decides about a field: the suggestion, the server when the ticket is filed, or the person, who chose a value. */
export type Choice<V extends string> = 'AS_SUGGESTED' | 'SERVER_DECIDES' | V;

/** The values of the two fields that are suggested. */
export type TriageValues = Pick<FieldValues, 'category' | 'priority'>;
/** A suggestion that the person was shown, as far as filing goes. */
export type Shown = TriageValues & { token: string };
/** The name of a field that is suggested. */
export type TriageName = keyof TriageValues;

/** A ticket while it is written. */
export type Draft = { title: string; description: string } & {
  [N in TriageName]: Choice<TriageValues[N]>;
};

/** A draft with nothing in it. */
export const EMPTY_DRAFT: Draft = {
  title: '',
  description: '',
  category: 'AS_SUGGESTED',
  priority: 'AS_SUGGESTED',
};

/** What is wrong with which field, in the server's words. */
export type FieldErrors = Partial<Record<keyof Draft, string>>;

/** Whether the server's name of a field is one of the form. */
export function isField(name: string | null): name is keyof Draft {
  return name !== null && Object.hasOwn(EMPTY_DRAFT, name);
}

/** Whether two drafts say the same. */
export function isSameDraft(a: Draft, b: Draft): boolean {
  return (Object.keys(EMPTY_DRAFT) as (keyof Draft)[]).every((name) => a[name] === b[name]);
}

/** Whether nothing is written and nothing chosen: such a draft is not worth keeping. */
export function isBlank(draft: Draft): boolean {
  return isSameDraft(draft, EMPTY_DRAFT);
}

/** What is filed: the chosen value, the suggested one, or null to leave it to the server. */
export function decided<V extends string>(choice: Choice<V>, suggested: V | undefined): V | null {
  if (choice === 'AS_SUGGESTED') return suggested ?? null;
  // What is left is a value; TypeScript does not take literals off a type parameter.
  return choice === 'SERVER_DECIDES' ? null : (choice as V);
}
