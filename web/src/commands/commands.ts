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

/** All commands at the moment, one for each key, in the order of their registration. */
export function currentCommands(): Command[] {
  const all = registered.flat();
  return all.filter(
    (command, index) =>
      !all.slice(index + 1).some((later) => later.keys.some((key) => command.keys.includes(key))),
  );
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
