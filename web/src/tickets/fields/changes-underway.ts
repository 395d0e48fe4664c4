import { useMemo, useSyncExternalStore } from 'react';
import type { FieldChange } from './field-change';

// What was chosen by hand and has no answer yet, by ticket: shown as chosen everywhere on the page. Outside of
// components, since a change may still be on its way when the reader goes to another page.
let underway: ReadonlyMap<string, readonly FieldChange[]> = new Map();
const watchers = new Set<() => void>();
const NONE: readonly FieldChange[] = [];

function become(id: string, changes: readonly FieldChange[]) {
  const next = new Map(underway);
  if (changes.length > 0) next.set(id, changes);
  else next.delete(id);
  underway = next;
  for (const watcher of watchers) watcher();
}

/** Marks a change of a ticket as on its way, until what it returns is called. */
export function begin(id: string, change: FieldChange): () => void {
  become(id, [...(underway.get(id) ?? NONE), change]);
  return () =>
    become(
      id,
      (underway.get(id) ?? NONE).filter((other) => other !== change),
    );
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function withChanges<T>(ticket: T, changes: readonly FieldChange[]): T {
  return changes.length === 0 ? ticket : Object.assign({}, ticket, ...changes);
}

/** A ticket as it is shown: what is stored, with what is on its way above it, the last choice above all. */
export function useShownFields<T extends { id: string }>(ticket: T): T {
  const changes = useSyncExternalStore(watch, () => underway.get(ticket.id) ?? NONE);
  return useMemo(() => withChanges(ticket, changes), [ticket, changes]);
}

/** A ticket as it is shown at this moment, for what a hand does with it. */
export function shownNow<T extends { id: string }>(ticket: T): T {
  return withChanges(ticket, underway.get(ticket.id) ?? NONE);
}

/**
 * What a look at all that is on its way says, by ticket, such as which tickets it takes out of a list. Draws anew only
 * when it says something else, since in a change of many tickets something comes or goes all the time.
 */
export function useUnderway(look: (all: ReadonlyMap<string, readonly FieldChange[]>) => string) {
  return useSyncExternalStore(watch, () => look(underway));
}
