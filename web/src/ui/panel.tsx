import type { ReactNode } from 'react';
import { Label } from './label';
import classes from './panel.module.css';

type Props = {
  /** Names the panel, as the title block of a drawing does. */
  title: string;
  /** Stands at the other end of the title block. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A part of a page: a sheet with hairlines and a title block. */
export function Panel({ title, aside, children }: Props) {
  return (
    <section className={classes.panel} aria-label={title}>
      <header className={classes.title}>
        <h2 className={classes.name}>
          <Label>{title}</Label>
        </h2>
        {aside}
      </header>
      <div className={classes.body}>{children}</div>
    </section>
  );
}
