import { Skeleton } from '@mantine/core';
import classes from './row-skeletons.module.css';

/** Rows that are on their way, as high as those that come. */
export function RowSkeletons({ count }: { count: number }) {
  return (
    <div aria-hidden className={classes.rows}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all the same.
        <div key={index} className={classes.row}>
          <Skeleton height={10} width={28} />
          <Skeleton height={10} width={`${40 + ((index * 17) % 40)}%`} />
        </div>
      ))}
    </div>
  );
}
