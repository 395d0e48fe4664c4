import classes from './blank.module.css';

type Props = {
  /** In characters. */
  width: number;
  className?: string;
};

/** Keeps the place of a number that is on its way. As tall as a line of text, so that nothing moves when it comes. */
export function Blank({ width, className }: Props) {
  return (
    <span aria-hidden className={className}>
      <span className={classes.blank} style={{ width: `${width}ch` }} />
      {'\u200b'}
    </span>
  );
}
