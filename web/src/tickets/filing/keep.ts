/** Texts kept under names: in the browser's storage as far as it lets us, in this window's memory otherwise. */
export type Keep = {
  get: (name: string) => string | null;
  set: (name: string, text: string) => void;
  remove: (name: string) => void;
  names: (prefix: string) => string[];
  /** Whether what is kept under this name outlives the window. */
  outlives: (name: string) => boolean;
};

/** Keeps texts in `storage`. Storage that is forbidden or full is no failure: memory holds what it does not take. */
export function createKeep(storage: Storage | null): Keep {
  const memory = new Map<string, string>();

  return {
    get: (name) => memory.get(name) ?? quietly(() => storage?.getItem(name)) ?? null,
    set: (name, text) => {
      const stored = quietly(() => {
        storage?.setItem(name, text);
        return storage !== null;
      });
      if (stored) memory.delete(name);
      else memory.set(name, text);
    },
    remove: (name) => {
      memory.delete(name);
      quietly(() => storage?.removeItem(name));
    },
    names: (prefix) => {
      const stored = quietly(() => Object.keys(storage ?? {})) ?? [];
      return [...new Set([...stored, ...memory.keys()])].filter((name) => name.startsWith(prefix));
    },
    outlives: (name) =>
      !memory.has(name) && (quietly(() => storage?.getItem(name)) ?? null) !== null,
  };
}

/** A storage of the browser; null where it is forbidden. */
export function storageOf(kind: 'localStorage' | 'sessionStorage'): Storage | null {
  return quietly(() => window[kind]) ?? null;
}

function quietly<T>(access: () => T): T | undefined {
  try {
    return access();
  } catch {
    return undefined;
  }
}
