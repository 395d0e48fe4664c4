import type { ReactNode } from 'react';
import classes from './label.module.css';

/** A small technical label, as drawings carry them. */
export function Label({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <span id={id} className={classes.label}>
      {children}
    </span>
  );
}
