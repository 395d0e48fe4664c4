import { VisuallyHidden } from '@mantine/core';
import { whole } from '../../texts/format';
import { texts } from '../../texts/texts';
import classes from './counter.module.css';

/** How many characters there are, and may be. */
export function Counter({ count, limit }: { count: number; limit: number }) {
  return (
    <>
      <span aria-hidden className={classes.counter} data-over={count > limit || undefined}>
        {texts.filing.count(whole(count), whole(limit))}
      </span>
      <VisuallyHidden>{texts.filing.counted(whole(count), whole(limit))}</VisuallyHidden>
    </>
  );
}
