import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import classes from './review-empty.module.css';
import { reviewTexts } from './review-texts';

type Props = {
  /** Takes the last judgement back; null when there is none. */
  onUndo: (() => void) | null;
};

/** Stands where a ticket would, when none waits. */
export function ReviewEmpty({ onUndo }: Props) {
  const words = reviewTexts;
  return (
    <div className={classes.empty}>
      <p className={classes.first}>{words.empty}</p>
      <p>{words.emptyDetail}</p>
      <p className={classes.ways}>
        {onUndo && (
          <Button size="compact-sm" variant="default" onClick={onUndo}>
            {words.commands.undo}
          </Button>
        )}
        <Link to="/" className={classes.way}>
          {words.toQueue}
        </Link>
      </p>
    </div>
  );
}
