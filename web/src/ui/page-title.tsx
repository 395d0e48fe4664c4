import type { ReactNode } from 'react';
import { texts } from '../texts/texts';
import classes from './page-title.module.css';

type Props = {
  /** What the window is called; the heading when left out. */
  window?: string;
  heading: string;
  /** Stands beside the heading: counts, states. */
  children?: ReactNode;
};

/** The name of a page, in its heading and in the window's title. */
export function PageTitle({ window, heading, children }: Props) {
  return (
    <header className={classes.title}>
      <title>{texts.shell.pageTitle(window ?? heading)}</title>
      <h1 className={classes.heading}>{heading}</h1>
      <div className={classes.aside}>{children}</div>
    </header>
  );
}
