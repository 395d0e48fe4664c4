/// <reference types="vitest/config" />
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const server = process.env.FRONTDESK_URL ?? 'http://127.0.0.1:8000';

// In production the server answers /graphiql with graphiql.html; while developing, Vite has to.
const graphiqlPage: Plugin = {
  name: 'graphiql-page',
  configureServer(dev) {
    dev.middlewares.use((request, _response, next) => {
      if (/^\/graphiql\/?(\?|$)/.test(request.url ?? '')) request.url = '/graphiql.html';
      next();
    });
  },
};

export default defineConfig({
  plugins: [react(), graphiqlPage],
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/healthz': server,
      '/readyz': server,
    },
  },
  // The editor's workers are imported with `?worker`, which the dependency optimizer cannot read.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  build: {
    // The first that know `light-dark()`, of which the tokens are made. Rewritten for older ones it knows only the scheme
    // that the system has, and here the library sets it.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      input: { app: 'index.html', graphiql: 'graphiql.html' },
      onLog: (level, log, report) => {
        // GraphiQL's packages carry compiler directives that mean nothing here, one warning for each file.
        if (log.code !== 'MODULE_LEVEL_DIRECTIVE') report(level, log);
      },
    },
    // The editor of the API page is that large; the app never loads it.
    chunkSizeWarningLimit: 4000,
  },
  test: {
    environment: 'jsdom',
    include: ['src/**/*.test.{ts,tsx}'],
    setupFiles: ['src/testing/setup.ts'],
    clearMocks: true,
  },
});
