import { certainty } from '../texts/format';
import { surenessLevel } from '../texts/sureness-level';
import { texts } from '../texts/texts';
import classes from './sureness.module.css';

type Props = {
  share: number | null;
  /** What is said to those who do not see it, from the figure and the words. */
  label: (share: string, words: string) => string;
};

/** How sure something is, from 0 to 1, in words, in figures and drawn; empty when there is nothing to be sure of. */
export function Sureness({ share, label }: Props) {
  const level = share === null ? null : surenessLevel(share);
  const words = level && texts.values.sureness[level];
  return (
    <span className={classes.sureness} data-level={level ?? undefined}>
      {share !== null && words !== null && (
        <>
          <span aria-hidden className={classes.words}>
            {words}
          </span>
          <span aria-hidden className={classes.figure}>
            {certainty(share)}
          </span>
          <span className={classes.spoken}>{label(certainty(share), words)}</span>
        </>
      )}
      <svg viewBox="0 0 108 6" className={classes.scale} aria-hidden="true">
        <path d="M0 3H108" className={classes.empty} />
        {share !== null && <path d={`M0 3H${108 * share}`} className={classes.full} />}
      </svg>
    </span>
  );
}
