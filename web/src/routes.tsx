import { Skeleton, Stack, Text, Title } from '@mantine/core';
import { createRootRoute, createRoute, createRouter, Outlet } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useOpenSignal } from './api/use-ticket-signal';
import { readStatsSearch } from './stats/stats-search';
import { NewTicketPage } from './tickets/new-ticket-page';
import { QueuePage } from './tickets/queue-page';
import { readQueueSearch } from './tickets/queue-search';
import { TicketPage } from './tickets/ticket-page';
import { PageFrame } from './ui/page-frame';
import { ProblemAlert } from './ui/problem-alert';
import { parseSearch, stringifySearch } from './ui/url-search';

const rootRoute = createRootRoute({
  component: function Root() {
    useOpenSignal();
    return (
      <PageFrame>
        <Outlet />
      </PageFrame>
    );
  },
  notFoundComponent: () => (
    <Stack>
      <title>Nothing here · Frontdesk</title>
      <Title order={1}>Nothing here</Title>
      <Text>This address leads to no page.</Text>
    </Stack>
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
        onSearch={(change) =>
          navigate({
            search: (before) => ({ ...before, ...change }),
            // Refining a search is one step back, not one for each pause in typing.
            replace: change.q !== undefined && search.q !== undefined,
          })
        }
      />
    );
  },
});

const newTicketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/new',
  component: NewTicketPage,
});

const ticketRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/tickets/$id',
  component: function TicketRoute() {
    return <TicketPage id={ticketRoute.useParams().id} />;
  },
});

const StatsPage = lazy(async () => ({ default: (await import('./stats/stats-page')).StatsPage }));

const statsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/stats',
  validateSearch: readStatsSearch,
  component: function StatsRoute() {
    const search = statsRoute.useSearch();
    const navigate = statsRoute.useNavigate();
    return (
      <Suspense fallback={<Skeleton h={480} aria-label="Loading the statistics" />}>
        <StatsPage
          search={search}
          onRange={(days) => navigate({ search: readStatsSearch({ days }) })}
        />
      </Suspense>
    );
  },
});

/** Every address of the app and the page that answers it. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([queueRoute, newTicketRoute, ticketRoute, statsRoute]),
  parseSearch,
  stringifySearch,
  scrollRestoration: true,
  defaultErrorComponent: ({ reset }) => (
    <ProblemAlert onRetry={reset}>This page could not be shown.</ProblemAlert>
  ),
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
