import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts';
import classes from './problem-alert.module.css';

type Props = {
  children: ReactNode;
  /** Offers to try again. */
  onRetry?: () => void;
  retryLabel?: string;
};

/** What went wrong, in a sentence, with a way on. */
export function ProblemAlert({ children, onRetry, retryLabel = texts.shell.tryAgain }: Props) {
  return (
    <div role="alert" className={classes.problem}>
      <span>{children}</span>
      {onRetry && (
        <Button size="xs" variant="default" onClick={onRetry}>
          {retryLabel}
        </Button>
      )}
    </div>
  );
}
