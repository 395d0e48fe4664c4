import { Skeleton } from '@mantine/core';
import classes from './review-page.module.css';

/** The page while its ticket is on its way. */
export function ReviewSkeleton({ label }: { label: string }) {
  return (
    <div className={classes.parts} role="status" aria-busy aria-label={label}>
      <Skeleton h={320} />
      <Skeleton h={420} />
    </div>
  );
}
