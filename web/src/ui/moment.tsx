import { ago, exactly } from '../texts/format';
import classes from './moment.module.css';
import { useNow } from './now';

/** How long ago something was, with the exact time in the reader's zone on hover. */
export function Moment({ at }: { at: string }) {
  const now = useNow();
  const date = new Date(at);
  return (
    <time dateTime={at} title={exactly(date)} className={classes.moment}>
      {ago(date, now)}
    </time>
  );
}
