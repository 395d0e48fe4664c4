import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { texts } from '../texts/texts';
import classes from './page-frame.module.css';

type Props = {
  /** At the end of the header: states and switches. */
  aside: ReactNode;
  children: ReactNode;
};

/** What every page stands in: the header with the ways to go, and the content. */
export function PageFrame({ aside, children }: Props) {
  const { pages } = texts.shell;
  return (
    <>
      <a href="#content" className={classes.skip}>
        {texts.shell.skip}
      </a>
      <header className={classes.header}>
        <Link to="/" className={classes.brand}>
          <span aria-hidden className={classes.mark} />
          {texts.shell.product}
        </Link>
        <nav aria-label={texts.shell.mainNavigation} className={classes.nav}>
          <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
            {pages.queue}
          </Link>
          <Link to="/new">{pages.newTicket}</Link>
          <Link to="/stats" activeOptions={{ includeSearch: false }}>
            {pages.stats}
          </Link>
          <Link to="/triage" activeOptions={{ includeSearch: false }}>
            {pages.triage}
          </Link>
          <Link to="/api" activeOptions={{ includeSearch: false }}>
            {pages.api}
          </Link>
        </nav>
        <div className={classes.aside}>{aside}</div>
      </header>
      <main id="content" tabIndex={-1} className={classes.content}>
        {children}
      </main>
    </>
  );
}
