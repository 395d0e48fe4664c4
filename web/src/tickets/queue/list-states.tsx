import { VisuallyHidden } from '@mantine/core';
import { texts } from '../../texts/texts';
import classes from './list-states.module.css';
import { RowSkeletons } from './row-skeletons';

/** The list before its first answer: rows of the same height. */
export function ListLoading() {
  return (
    <div className={classes.loading} aria-busy>
      <VisuallyHidden role="status">{texts.queue.loading}</VisuallyHidden>
      <RowSkeletons count={12} />
    </div>
  );
}

/** The list when there is nothing in it. */
export function ListEmpty({ filtered }: { filtered: boolean }) {
  return (
    <p className={classes.empty}>{filtered ? texts.queue.nothingMatches : texts.queue.empty}</p>
  );
}
