import { MantineProvider } from '@mantine/core';
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router';
import { render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { Provider } from 'urql';
import { theme } from '../ui/theme';
import { type TestClient, testClient } from './test-client';

/** Shows components as the app does: with theme, router and a client that answers from fixtures. */
export function show(page: ReactNode, { client }: TestClient = testClient({})) {
  const router = createRouter({
    routeTree: createRootRoute({ component: () => page }),
    history: createMemoryHistory({ initialEntries: ['/'] }),
  });
  return render(
    <MantineProvider theme={theme} env="test">
      <Provider value={client}>
        <RouterProvider router={router as never} />
      </Provider>
    </MantineProvider>,
  );
}
