import '@mantine/core/styles.layer.css';
import './ui/fonts.css';
import './ui/tokens.css';
import { MantineProvider } from '@mantine/core';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Provider } from 'urql';
import { createApiClient } from './api/client';
import { router } from './routes';
import { reloadWhenPartsAreGone } from './shell/upgrade';
import { cssVariables, theme } from './ui/theme';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

reloadWhenPartsAreGone();

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <Provider value={createApiClient()}>
        <RouterProvider router={router} />
      </Provider>
    </MantineProvider>
  </StrictMode>,
);
