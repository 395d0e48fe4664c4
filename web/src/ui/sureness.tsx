import { percent } from '../texts/format';
import classes from './sureness.module.css';

/** How sure something is, from 0 to 1, drawn and in figures; empty when there is nothing to be sure of. */
export function Sureness({ share, label }: { share: number | null; label: (s: string) => string }) {
  return (
    <span className={classes.sureness}>
      <svg viewBox="0 0 60 8" className={classes.scale} aria-hidden="true">
        <path d="M0 4H60" className={classes.empty} />
        {share !== null && <path d={`M0 4H${60 * share}`} className={classes.full} />}
      </svg>
      {share !== null && (
        <>
          <span aria-hidden className={classes.figure}>
            {percent(share)}
          </span>
          <span className={classes.spoken}>{label(percent(share))}</span>
        </>
      )}
    </span>
  );
}
