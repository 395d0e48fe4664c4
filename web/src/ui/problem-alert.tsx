import { Alert, Button, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';

type Props = {
  children: ReactNode;
  /** Offers to try again. */
  onRetry?: () => void;
  retryLabel?: string;
};

/** What went wrong, in a sentence, with a way on. */
export function ProblemAlert({ children, onRetry, retryLabel = 'Try again' }: Props) {
  return (
    <Alert role="alert" color="red" variant="outline">
      <Group justify="space-between" gap="sm">
        <Text size="sm">{children}</Text>
        {onRetry && (
          <Button size="xs" variant="default" onClick={onRetry}>
            {retryLabel}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
