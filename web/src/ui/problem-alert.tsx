import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts';
import classes from './problem-alert.module.css';

type Props = {
  children: ReactNode;
  /** Offers to try again. */
  onRetry?: () => void;
  retryLabel?: string;
  /** Other ways on, beside the retry. */
  more?: ReactNode;
};

/** What went wrong, in a sentence, with a way on. */
export function ProblemAlert(props: Props) {
  const { children, onRetry, retryLabel = texts.shell.tryAgain, more } = props;
  return (
    <div role="alert" className={classes.problem}>
      <span>{children}</span>
      {(onRetry || more) && (
        <span className={classes.ways}>
          {more}
          {onRetry && (
            <Button size="xs" variant="default" onClick={onRetry}>
              {retryLabel}
            </Button>
          )}
        </span>
      )}
    </div>
  );
}
