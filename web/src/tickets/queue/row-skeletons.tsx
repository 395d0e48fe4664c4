import { Skeleton } from '@mantine/core';
import type { CSSProperties } from 'react';
import classes from './row-skeletons.module.css';

type Props = {
  count: number;
  /** How far down in the list they stand, in pixels; where they are when left out. */
  top?: number;
};

/** Rows that are on their way, as high as those that come. */
export function RowSkeletons({ count, top }: Props) {
  const place = top === undefined ? undefined : ({ '--top': `${top}px` } as CSSProperties);
  return (
    <div aria-hidden className={classes.rows} style={place} data-placed={place && true}>
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
