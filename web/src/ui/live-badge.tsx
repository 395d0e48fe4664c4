import { Text } from '@mantine/core';
import classes from './live-badge.module.css';

const WORDS = {
  connecting: 'Connecting…',
  live: 'Live',
  interrupted: 'Reconnecting…',
};

/** Says quietly whether news arrive by themselves at the moment. */
export function LiveBadge({ state }: { state: keyof typeof WORDS }) {
  return (
    <Text component="span" size="sm" c="dimmed" className={classes.badge} data-state={state}>
      {WORDS[state]}
    </Text>
  );
}
