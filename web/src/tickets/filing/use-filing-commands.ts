import { useCommands } from '../../commands/commands';
import { isDialogOpen } from '../../commands/use-shortcuts';
import { texts } from '../../texts/texts';

/**
 * The keys of the form. They work while one types, so they are no letters and nothing that edits a text; digits lie at
 * the same place on every keyboard, and no browser or system takes these two with Shift. The first of several is the one
 * that is told.
 */
export const FILING_KEYS = {
  file: ['$mod+Enter'],
  take: ['Alt+Enter', '$mod+Shift+Digit1'],
  refuse: ['$mod+Shift+Digit2'],
} satisfies Record<string, [string, ...string[]]>;

type Does = { onSubmit: () => void; onTake: () => void; onRefuse: () => void };

/** Has the form's keys work from anywhere on the page, and stand in the list of keys. */
export function useFilingCommands({ onSubmit, onTake, onRefuse }: Does) {
  const command = (label: string, keys: string[], run: () => void) => ({
    label,
    group: 'ticket' as const,
    keys,
    everywhere: true,
    // Everywhere on the page, but not through what lies over it.
    run: () => {
      if (!isDialogOpen()) run();
    },
  });
  useCommands([
    command(texts.filing.file, FILING_KEYS.file, onSubmit),
    command(texts.filing.triage.takeBoth, FILING_KEYS.take, onTake),
    command(texts.filing.triage.refuseBoth, FILING_KEYS.refuse, onRefuse),
  ]);
}
