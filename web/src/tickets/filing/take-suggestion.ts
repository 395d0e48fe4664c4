import type { Draft, TriageName, TriageValues } from './draft';

const NAMES = ['category', 'priority'] as const satisfies TriageName[];

/** Makes the suggestion the person's choice, wherever the person has not chosen a value. */
export function taking(draft: Draft, suggestion: TriageValues): Partial<Draft> {
  return changed((name) => {
    const open = draft[name] === 'AS_SUGGESTED' || draft[name] === 'SERVER_DECIDES';
    return open ? suggestion[name] : null;
  });
}

/** Leaves to the server what the suggestion would decide. A different value, chosen by hand, stays. */
export function refusing(draft: Draft, suggestion: TriageValues): Partial<Draft> {
  return changed((name) => {
    const bySuggestion = draft[name] === 'AS_SUGGESTED' || draft[name] === suggestion[name];
    return bySuggestion ? 'SERVER_DECIDES' : null;
  });
}

function changed(choose: (name: TriageName) => string | null): Partial<Draft> {
  return Object.fromEntries(
    NAMES.flatMap((name) => {
      const choice = choose(name);
      return choice === null ? [] : [[name, choice]];
    }),
  );
}
