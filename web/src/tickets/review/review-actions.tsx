import { Button } from '@mantine/core';
import { KeyCaps } from '../../commands/key-caps';
import classes from './review-actions.module.css';
import { REVIEW_KEYS } from './review-keys';
import type { ReviewStore } from './review-store';
import { reviewTexts } from './review-texts';

type Props = { store: ReviewStore; canUndo: boolean; isJudged: boolean };

/** What can be done with the ticket, each with its key. */
export function ReviewActions({ store, canUndo, isJudged }: Props) {
  const words = reviewTexts;
  return (
    <div className={classes.actions}>
      <Button
        type="submit"
        className={classes.confirm}
        rightSection={<Cap keys={REVIEW_KEYS.confirm} />}
        aria-keyshortcuts="Enter"
      >
        {isJudged ? words.goOn : words.confirm}
      </Button>
      <Way keys={REVIEW_KEYS.skip} onClick={store.skip}>
        {words.skip}
      </Way>
      <Way keys={REVIEW_KEYS.back} onClick={store.back}>
        {words.back}
      </Way>
      <Way keys={REVIEW_KEYS.undo} onClick={() => void store.undo()} idle={!canUndo}>
        {words.undo}
      </Way>
    </div>
  );
}

type WayProps = { keys: string; onClick: () => void; idle?: boolean; children: string };

function Way({ keys, onClick, idle, children }: WayProps) {
  return (
    <Button
      variant="default"
      size="compact-sm"
      className={classes.way}
      // Its room stays when there is nothing to undo.
      data-idle={idle || undefined}
      rightSection={<Cap keys={keys} />}
      aria-keyshortcuts={keys}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}

function Cap({ keys }: { keys: string }) {
  return (
    <span aria-hidden className={classes.key}>
      <KeyCaps keys={keys} />
    </span>
  );
}
