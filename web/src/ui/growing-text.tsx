import type { ComponentProps } from 'react';
import classes from './growing-text.module.css';

type Props = ComponentProps<'textarea'> & { value: string };

/** A text field as high as its text, between the limits of its style. */
export function GrowingText({ className, ...props }: Props) {
  return (
    // The frame shows the text once more, unseen, and so has its height; no script measures anything.
    <div className={`${classes.frame} ${className ?? ''}`} data-text={`${props.value}\u200b`}>
      <textarea {...props} className={classes.text} />
    </div>
  );
}
