import type { ComponentProps } from 'react';
import classes from './growing-text.module.css';

type Props = Omit<ComponentProps<'textarea'>, 'value' | 'children'> & { value: string };

/**
 * A text field without a box of its own, as tall as its text: it takes the letters and the place of the text it stands
 * for, so that nothing moves when reading becomes writing.
 */
export function GrowingText({ value, ...rest }: Props) {
  return (
    <div className={classes.place} data-text={value}>
      <textarea rows={1} dir="auto" className={classes.field} value={value} {...rest} />
    </div>
  );
}
