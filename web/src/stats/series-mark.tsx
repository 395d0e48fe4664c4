import classes from './series-mark.module.css';
import type { Series } from './trend-series';

/** The colour and hatching of a series, as its bars have them. */
export function SeriesMark({ step }: { step: Series['step'] }) {
  return (
    <svg aria-hidden className={classes.mark} width="14" height="14">
      <SeriesPatterns prefix="mark" />
      <rect x="0.5" y="0.5" width="13" height="13" fill={patternOf('mark', step)} />
    </svg>
  );
}

/** What fills the bars of a series; the patterns must be in the same drawing. */
export function patternOf(prefix: string, step: Series['step']): string {
  return `url(#${prefix}-series-${step})`;
}

/**
 * Hatchings as drawings use them for materials: the second and the fourth series differ from their neighbours also for
 * those who do not tell the colours apart.
 */
export function SeriesPatterns({ prefix }: { prefix: string }) {
  return (
    <defs>
      {([1, 2, 3, 4] as const).map((step) => (
        <pattern
          key={step}
          id={`${prefix}-series-${step}`}
          className={classes.pattern}
          data-step={step}
          width="4"
          height="4"
          patternUnits="userSpaceOnUse"
          patternTransform={step === 4 ? 'rotate(-45)' : 'rotate(45)'}
        >
          <rect width="4" height="4" />
          {step % 2 === 0 && <line x1="0" y1="0" x2="0" y2="4" />}
        </pattern>
      ))}
    </defs>
  );
}
