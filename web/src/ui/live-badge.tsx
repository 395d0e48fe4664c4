import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { texts } from '../texts/texts';
import classes from './live-badge.module.css';

/** What lasts no longer is shown, but not spoken of. */
const SPOKEN_AFTER = 2000;

/** Says quietly whether news arrive by themselves at the moment: in one word to see, and seldom in a sentence to hear. */
export function LiveBadge({ state }: { state: keyof typeof texts.shell.connection }) {
  const [said, setSaid] = useState('');
  const isLost = state === 'interrupted' || state === 'offline';
  const isLive = state === 'live';

  useEffect(() => {
    if (isLost) {
      const timer = setTimeout(() => setSaid(texts.shell.connectionLost), SPOKEN_AFTER);
      return () => clearTimeout(timer);
    }
    // Nobody has to hear that what they were not told was lost is back.
    if (isLive) setSaid((before) => before && texts.shell.connectionBack);
  }, [isLost, isLive]);

  return (
    <>
      <span className={classes.badge} data-state={state}>
        {texts.shell.connection[state]}
      </span>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
}
