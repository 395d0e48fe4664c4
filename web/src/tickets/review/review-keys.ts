import { useCommands } from '../../commands/commands';
import { isDialogOpen } from '../../commands/use-shortcuts';
import { texts } from '../../texts/texts';
import { valuesIn } from '../../ui/options';
import type { Verdict } from './review-server';
import type { ReviewStore } from './review-store';
import { reviewTexts } from './review-texts';

/** The keys of the values, in their order: digits for the category, and what lies below them for the priority. */
export const VALUE_KEYS = {
  category: ['Digit1', 'Digit2', 'Digit3', 'Digit4'],
  priority: ['q', 'w', 'e', 'r'],
} as const;

/** The keys of the review. */
export const REVIEW_KEYS = {
  confirm: 'Enter',
  skip: 'j',
  back: 'k',
  undo: 'u',
  leave: 'Escape',
} as const;

/** The key that chooses a value. */
export function keyOf(field: keyof Verdict, value: string): string {
  const labels: Record<string, string> = texts.values[field];
  const index = valuesIn(labels).indexOf(value);
  return VALUE_KEYS[field][index] ?? '';
}

/** Has the keys of the review work, and stand in the list of keys. */
export function useReviewKeys(store: ReviewStore, onLeave: () => void) {
  const words = reviewTexts.commands;
  const { category, priority } = texts.values;
  useCommands([
    ...valuesIn(category).map((value) => ({
      label: words.category(category[value]),
      group: 'ticket' as const,
      keys: [keyOf('category', value)],
      run: () => store.choose({ category: value }),
    })),
    ...valuesIn(priority).map((value) => ({
      label: words.priority(priority[value]),
      group: 'ticket' as const,
      keys: [keyOf('priority', value)],
      run: () => store.choose({ priority: value }),
    })),
    {
      label: words.confirm,
      group: 'list',
      keys: [REVIEW_KEYS.confirm],
      once: true,
      run: store.confirm,
    },
    { label: words.skip, group: 'list', keys: [REVIEW_KEYS.skip, 's'], run: store.skip },
    { label: words.back, group: 'list', keys: [REVIEW_KEYS.back], run: store.back },
    {
      label: words.undo,
      group: 'list',
      keys: [REVIEW_KEYS.undo, 'z'],
      once: true,
      run: () => void store.undo(),
    },
    {
      label: words.leave,
      group: 'go',
      keys: [REVIEW_KEYS.leave],
      run: () => {
        if (!isDialogOpen()) onLeave();
      },
    },
  ]);
}
