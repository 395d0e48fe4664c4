import { Skeleton, VisuallyHidden } from '@mantine/core';
import { lazy, Suspense, useId, useState } from 'react';
import { whole } from '../../texts/format';
import { UnfoldButton } from '../../ui/unfold-button';
import { BothTexts } from './both-texts';
import { historyTexts } from './history-texts';
import classes from './text-change.module.css';

// Comparing texts takes a library; few who read a history ask for it.
const TextDiff = lazy(async () => {
  try {
    return { default: (await import('./text-diff')).TextDiff };
  } catch {
    return { default: BothTexts };
  }
});

type Props = { from: string; to: string; version: number };

/** What changed in a long text, when asked for. */
export function TextChange({ from, to, version }: Props) {
  const [open, setOpen] = useState(false);
  const change = useId();
  return (
    <>
      <UnfoldButton
        open={open}
        aria-controls={open ? change : undefined}
        onClick={() => setOpen(!open)}
      >
        {open ? historyTexts.hideChanges : historyTexts.showChanges}{' '}
        <VisuallyHidden>{historyTexts.ofVersion(whole(version))}</VisuallyHidden>
      </UnfoldButton>
      {open && (
        <div id={change} className={classes.change}>
          <Suspense fallback={<Skeleton h="1.6em" w="60%" />}>
            <TextDiff from={from} to={to} />
          </Suspense>
        </div>
      )}
    </>
  );
}
