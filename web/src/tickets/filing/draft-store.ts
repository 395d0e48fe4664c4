import type { Browser } from './browser';
import { type Cell, createCell } from './cell';
import { type Draft, type FieldErrors, isBlank } from './draft';
import { fieldsIn, sheetIn } from './kept-sheet';
import type { FilingProblem } from './problem';
import { newSheet, type Sheet } from './sheet';
import { claimSlot, newSlot, remember } from './slot';

const PAUSE = 300;

/** The ticket being written in this window, and what is known about it. */
export type Writing = Sheet & {
  sending: boolean;
  errors: FieldErrors;
  /** Grows with each refusal: then the first field with an error wants attention. */
  refusals: number;
  problem: FilingProblem | null;
  /** When it was written, if an earlier window wrote it. */
  restoredFrom: string | null;
  /** What was thrown away last, as long as it can be had back. */
  discarded: Sheet | null;
  /** Whether it would outlive the window. */
  isKept: boolean;
  /** Another one for each sheet that is taken up. */
  generation: number;
};

/** What is said about a sheet that is taken up. */
export type TakenUp = Partial<
  Pick<Writing, 'errors' | 'problem' | 'restoredFrom' | 'discarded' | 'refusals' | 'isKept'>
>;

/** The draft of this window. */
export type DraftStore = {
  /** Null until the draft is found. */
  cell: Cell<Writing | null>;
  /** Finds the draft that this window is to go on with. */
  open: () => Promise<void>;
  /** What the person changes. It is kept a moment later. */
  change: (change: Partial<Draft>) => void;
  /** What else happens to the sheet. It is kept at once. */
  update: (change: Partial<Writing>) => void;
  /** Puts another sheet in the place of this one. */
  takeUp: (sheet: Sheet, said?: TakenUp) => void;
};

/** Makes the store of a window's draft: in memory, and kept for the case that the window goes. */
export function createDraftStore(browser: Browser): DraftStore {
  const { keep, ownKeep } = browser;
  const cell = createCell<Writing | null>(null);
  let opening: Promise<void> | undefined;
  let slot = '';
  // What stands in the slot, and the sheet that was kept last.
  let written: string | null = null;
  let saved = '';
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function open() {
    slot = await claimSlot(browser);
    written = keep.get(slot);
    const kept = fieldsIn(written);
    const sheet = sheetIn(kept?.sheet);
    cell.set(
      writing(sheet ?? newSheet(), 0, {
        isKept: sheet !== null && keep.outlives(slot),
        restoredFrom: sheet && typeof kept?.savedAt === 'string' ? kept.savedAt : null,
        problem: sheet?.attempt ? { kind: 'unanswered', message: null, offline: false } : null,
      }),
    );
    if (sheet) saved = sheetText(sheet);
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') save();
    });
  }

  function save() {
    clearTimeout(timer);
    const now = cell.get();
    if (!now) return;
    const sheet = sheetText(now);
    // What is older than it looks would be told so when it is back.
    if (sheet === saved) return;
    saved = sheet;
    // Without locks another window may have written here: its draft is its own.
    if (keep.get(slot) !== written) {
      slot = newSlot();
      remember(ownKeep, slot);
    }
    if (isBlank(now.draft)) keep.remove(slot);
    else keep.set(slot, `{"sheet":${sheet},"savedAt":"${new Date().toISOString()}"}`);
    written = keep.get(slot);
    const isKept = keep.outlives(slot);
    if (isKept !== now.isKept) cell.set({ ...now, isKept });
  }

  function become(next: Writing) {
    cell.set(next);
    save();
  }

  return {
    cell,
    open: () => {
      opening ??= open();
      return opening;
    },
    change: (change) => {
      const now = cell.get();
      if (!now || now.sending) return;
      cell.set({ ...now, draft: { ...now.draft, ...change }, errors: without(now.errors, change) });
      clearTimeout(timer);
      timer = setTimeout(save, PAUSE);
    },
    update: (change) => {
      const now = cell.get();
      if (now) become({ ...now, ...change });
    },
    takeUp: (sheet, said) => {
      const now = cell.get();
      if (now) become(writing(sheet, now.generation + 1, said));
    },
  };
}

function sheetText({ draft, key, attempt }: Sheet): string {
  return JSON.stringify({ draft, key, attempt } satisfies Sheet);
}

function writing(sheet: Sheet, generation: number, said: TakenUp = {}): Writing {
  return {
    ...sheet,
    sending: false,
    errors: {},
    refusals: 0,
    problem: null,
    restoredFrom: null,
    discarded: null,
    isKept: false,
    generation,
    ...said,
  };
}

/** Takes the marks off fields that are being corrected. */
function without(errors: FieldErrors, changed: Partial<Draft>): FieldErrors {
  return Object.fromEntries(
    Object.entries(errors).filter(([name]) => !Object.hasOwn(changed, name)),
  );
}
