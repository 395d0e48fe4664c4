import { type KeyBindingPress, matchKeyBindingPress, parseKeybinding } from 'tinykeys';

/** Keys, in the notation of tinykeys, and what they mean. */
export type Binding<T> = { keys: string; means: T };

/** How long a sequence waits for its next key. */
const PATIENCE = 1000;

type Begun<T> = { rest: KeyBindingPress[]; means: T };

/**
 * Finds what a pressed key means. A key that goes on with a sequence means that and nothing else: after `g`, the `s` of
 * `g s` is not the `s` that stands alone. Of two bindings of the same keys the later one counts.
 */
export function keySequences<T>() {
  let begun: Begun<T>[] = [];
  let lastPress = 0;

  return {
    /** What this press means among these bindings; null when nothing, or not yet. */
    press(event: KeyboardEvent, bindings: readonly Binding<T>[]): T | null {
      // A modifier on its way to a key, such as Shift for `?`, says nothing yet.
      if (['Shift', 'Control', 'Alt', 'Meta', 'AltGraph'].includes(event.key)) return null;
      if (event.timeStamp - lastPress > PATIENCE) begun = [];
      lastPress = event.timeStamp;
      const going = step(begun, event);
      const isGoing = going.done !== null || going.begun.length > 0;
      const found = isGoing ? going : step(bindings.map(beginning), event);
      begun = found.done ? [] : found.begun;
      return found.done?.means ?? null;
    },
    /** Forgets a sequence that was begun. */
    forget() {
      begun = [];
    },
  };
}

function beginning<T>({ keys, means }: Binding<T>): Begun<T> {
  return { rest: parseKeybinding(keys), means };
}

function step<T>(from: readonly Begun<T>[], event: KeyboardEvent) {
  const matching = from.filter(({ rest: [next] }) => next && matchKeyBindingPress(event, next));
  return {
    done: matching.findLast(({ rest }) => rest.length === 1) ?? null,
    begun: matching
      .filter(({ rest }) => rest.length > 1)
      .map(({ rest, means }) => ({ rest: rest.slice(1), means })),
  };
}
