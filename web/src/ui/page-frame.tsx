import { Container } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import classes from './page-frame.module.css';

/** What every page stands in: the header with the ways to go, and the content. */
export function PageFrame({ children }: { children: ReactNode }) {
  return (
    <>
      <a href="#content" className={classes.skip}>
        Skip to content
      </a>
      <header className={classes.header}>
        <Container size="xl" className={classes.bar}>
          <Link to="/" className={classes.brand}>
            Frontdesk
          </Link>
          <nav aria-label="Main" className={classes.nav}>
            <Link to="/" activeOptions={{ exact: true, includeSearch: false }}>
              Queue
            </Link>
            <Link to="/new">New ticket</Link>
            <Link to="/stats" activeOptions={{ includeSearch: false }}>
              Statistics
            </Link>
            {/* A page of its own beside the app, hence no client-side link. */}
            <a href="/graphiql">API</a>
          </nav>
        </Container>
      </header>
      <Container component="main" id="content" size="xl" py="lg">
        {children}
      </Container>
    </>
  );
}
