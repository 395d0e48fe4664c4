import { Skeleton } from '@mantine/core';
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { Suspense } from 'react';
import { readApiSearch } from './api-page/api-search';
import { readTicketSearch } from './filter/ticket-search';
import {
  ApiPage,
  NewTicketPage,
  ReviewPage,
  StatsPage,
  TicketPage,
  TriagePage,
} from './shell/pages';
import { Root } from './shell/root';
import { reloadWhenReachable } from './shell/upgrade';
import { readStatsSearch } from './stats/stats-search';
import { readTriageSearch } from './stats/triage/triage-search';
import { texts } from './texts/texts';
import { QueuePage } from './tickets/queue-page';
import { readQueueSearch } from './tickets/queue-search';
import { PageTitle } from './ui/page-title';
import { ProblemAlert } from './ui/problem-alert';
import { parseSearch, stringifySearch } from './ui/url-search';

const rootRoute = createRootRoute({
  component: function RootRoute() {
    return (
      <Root>
        <Suspense fallback={<Skeleton h={480} aria-label={texts.shell.loading} />}>
          <Outlet />
        </Suspense>
      </Root>
    );
  },
  notFoundComponent: () => (
    <>
      <PageTitle heading={texts.shell.nothingHere} />
      <p>{texts.shell.nothingHereDetail}</p>
    </>
  ),
});

const queueRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: readQueueSearch,
  component: function QueueRoute() {
    const search = queueRoute.useSearch();
    const navigate = queueRoute.useNavigate();
    return (
      <QueuePage
        search={search}
        onSearch={(change, options) =>
          void navigate({
            search: (before) => ({ ...before, ...change }),
            // Refining a search is one step back, not one for each pause in typing.
            replace: options?.replace ?? (change.q !== undefined && search.q !== undefined),
          })
        }
      />
    );
  },
});

const newTicketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/new',
  component: () => <NewTicketPage />,
});

const ticketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tickets/$id',
  // The list it was opened from, for the way back and to its neighbours.
  validateSearch: readQueueSearch,
  component: function TicketRoute() {
    return <TicketPage id={ticketRoute.useParams().id} search={ticketRoute.useSearch()} />;
  },
});

const reviewRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/review',
  validateSearch: readTicketSearch,
  component: function ReviewRoute() {
    return <ReviewPage search={reviewRoute.useSearch()} />;
  },
});

const statsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stats',
  validateSearch: readStatsSearch,
  component: function StatsRoute() {
    const search = statsRoute.useSearch();
    const navigate = statsRoute.useNavigate();
    return (
      <StatsPage
        search={search}
        onSearch={(change) =>
          navigate({
            search: (before) => ({ ...before, ...change }),
            replace: change.q !== undefined && search.q !== undefined,
            // Whoever turns a switch in the middle of the page goes on reading there.
            resetScroll: false,
          })
        }
      />
    );
  },
});

const triageRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/triage',
  validateSearch: readTriageSearch,
  component: function TriageRoute() {
    const navigate = triageRoute.useNavigate();
    return (
      <TriagePage
        search={triageRoute.useSearch()}
        onSearch={(change) =>
          void navigate({
            search: (before) => ({ ...before, ...change }),
            // Whoever turns a switch in the middle of the page goes on reading there.
            resetScroll: false,
          })
        }
      />
    );
  },
});

const apiRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/api',
  validateSearch: readApiSearch,
  component: function ApiRoute() {
    const navigate = apiRoute.useNavigate();
    return (
      <ApiPage
        search={apiRoute.useSearch()}
        onSearch={(search) => void navigate({ search, replace: true, resetScroll: false })}
      />
    );
  },
});

/** Every address of the app and the page that answers it. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    queueRoute,
    newTicketRoute,
    ticketRoute,
    reviewRoute,
    statsRoute,
    triageRoute,
    apiRoute,
  ]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  // Loads the page anew: a part of the app that could not be fetched is not asked for again otherwise. What is typed is kept.
  defaultErrorComponent: () => (
    <ProblemAlert onRetry={() => void reloadWhenReachable()}>{texts.shell.pageFailed}</ProblemAlert>
  ),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
