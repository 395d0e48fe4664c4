import { Skeleton, VisuallyHidden } from '@mantine/core';
import entry from './history-entry.module.css';
import { historyTexts } from './history-texts';

/** A history that is on its way: as many lines as will come. */
export function HistorySkeleton({ count }: { count: number }) {
  return (
    <div aria-busy>
      <VisuallyHidden>{historyTexts.loading}</VisuallyHidden>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without anything in them.
        <div key={index} aria-hidden className={entry.entry}>
          <span className={entry.version} />
          <span className={entry.sign}>
            <Skeleton h={14} w={14} />
          </span>
          <Skeleton h={12} w="min(100%, 22rem)" my={5} />
        </div>
      ))}
    </div>
  );
}
