import { useEffect, useEffectEvent, useMemo, useSyncExternalStore } from 'react';
import type { texts } from '../texts/texts';

/** The groups in which commands are listed. */
export type CommandGroup = keyof typeof texts.commands.groups;

/** Something that can be done from the keyboard or the palette. */
export type Command = {
  /** What it is called, as a command: "Go to the queue". */
  label: string;
  group: CommandGroup;
  /** Keys in the notation of tinykeys, such as `s`, `g q`, `$mod+k`; several mean any of them. */
  keys: string[];
  run: () => void;
  /** Works also while one types or has a dialog open. */
  everywhere?: boolean;
  /** Only a key: the palette leaves it out, since it makes sense only where the focus is. */
  keyOnly?: boolean;
  /** Not again while its key is held down. */
  once?: boolean;
};

let registered: readonly (readonly Command[])[] = [];
const watchers = new Set<() => void>();

function become(next: typeof registered) {
  registered = next;
  for (const watcher of watchers) watcher();
}

/**
 * Offers commands as long as the component is on the page. Of two commands with the same key the one that came last has
 * it. A change of `run` needs no memo; labels and keys are read when their number or their words change.
 */
export function useCommands(commands: Command[]) {
  const run = useEffectEvent((index: number) => commands[index]?.run());
  const shape = JSON.stringify(commands);
  const stable = useMemo(() => JSON.parse(shape) as Omit<Command, 'run'>[], [shape]);

  useEffect(() => {
    const mine = stable.map((command, index) => ({ ...command, run: () => run(index) }));
    become([...registered, mine]);
    return () => become(registered.filter((other) => other !== mine));
  }, [stable]);
}

/**
 * All commands at the moment, in the order of their registration, each with the keys that no later one has taken over.
 * One that has lost all its keys stands behind another and is left out.
 */
export function currentCommands(): Command[] {
  const taken = new Set<string>();
  return registered
    .flat()
    .toReversed()
    .flatMap((command) => {
      const keys = command.keys.filter((key) => !taken.has(key));
      for (const key of keys) taken.add(key);
      return keys.length === 0 && command.keys.length > 0 ? [] : [{ ...command, keys }];
    })
    .toReversed();
}

/** All commands at the moment, kept up to date. */
export function useAllCommands(): Command[] {
  const snapshot = useSyncExternalStore(watch, () => registered);
  return useMemo(() => (snapshot ? currentCommands() : []), [snapshot]);
}

/** Calls back when commands come or go. */
export function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}
