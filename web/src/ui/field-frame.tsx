import type { ReactNode } from 'react';
import classes from './field-frame.module.css';

type Props = {
  /** The id of the control inside, which names `describedBy(id)` as its description. */
  id: string;
  label: string;
  /** Stands at the other end of the label: a counter, a state. */
  aside?: ReactNode;
  /** Below the control. Its line is there without words, too, so that nothing jumps. */
  message?: string | null;
  invalid?: boolean;
  children: ReactNode;
};

/** The ids of what describes the control of a field. */
export const describedBy = (id: string) => `${id}-aside ${id}-message`;

/** A field with its label above and room for one sentence below. */
export function FieldFrame({ id, label, aside, message, invalid = false, children }: Props) {
  return (
    <div className={classes.field} data-invalid={invalid || undefined}>
      <div className={classes.head}>
        <label htmlFor={id} className={classes.label}>
          {label}
        </label>
        <span id={`${id}-aside`} className={classes.aside}>
          {aside}
        </span>
      </div>
      {children}
      <p id={`${id}-message`} aria-live="polite" className={classes.message}>
        {message}
      </p>
    </div>
  );
}
