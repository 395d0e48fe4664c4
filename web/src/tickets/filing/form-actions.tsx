import { Button } from '@mantine/core';
import { KeyCaps } from '../../commands/key-caps';
import { texts } from '../../texts/texts';
import { useHold } from '../../ui/hold';
import { isBlank } from './draft';
import type { Writing } from './draft-store';
import classes from './form-actions.module.css';
import { FILING_KEYS } from './use-filing-commands';

type Props = { writing: Writing; onDiscard: () => void };

/** What can be done with the sheet. */
export function FormActions({ writing, onDiscard }: Props) {
  const { draft, sending, isKept } = writing;
  const blank = isBlank(draft);
  // Where the browser stores nothing, and while the answer is on its way.
  useHold(!blank && (!isKept || sending));
  return (
    <div className={classes.actions}>
      <Button
        type="submit"
        aria-busy={sending}
        aria-keyshortcuts="Control+Enter Meta+Enter"
        miw={112}
        className={classes.submit}
      >
        {sending ? texts.filing.filing : texts.filing.file}
      </Button>
      <span aria-hidden className={classes.keys}>
        <KeyCaps keys={FILING_KEYS.file[0]} />
      </span>
      <Button
        variant="subtle"
        color="gray"
        className={classes.discard}
        data-idle={blank || sending || undefined}
        onClick={onDiscard}
      >
        {texts.filing.discard}
      </Button>
      <span className={classes.kept}>{isKept && !blank && texts.filing.kept}</span>
    </div>
  );
}
