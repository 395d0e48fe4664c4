import { texts } from '../texts/texts';
import classes from './live-badge.module.css';

/** Says quietly whether news arrive by themselves at the moment. */
export function LiveBadge({ state }: { state: keyof typeof texts.shell.connection }) {
  return (
    <span role="status" className={classes.badge} data-state={state}>
      {texts.shell.connection[state]}
    </span>
  );
}
