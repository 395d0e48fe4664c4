/// <reference types="vitest/config" />
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
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

const brotli = (file: Buffer) => {
  // At its best it takes many seconds for the large chunks of the API page's editor, for a few percent.
  const quality = file.length > 512 * 1024 ? 9 : constants.BROTLI_MAX_QUALITY;
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: quality,
    [constants.BROTLI_PARAM_SIZE_HINT]: file.length,
  };
  return promisify(brotliCompress)(file, { params });
};

// The server compresses no file: it sends what stands beside the file here, where that is smaller.
const compressed: Plugin = {
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = 'dist' }) {
    const entries = await readdir(dir, { recursive: true, withFileTypes: true });
    const paths = entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const compress = async (path: string) => {
      const file = await readFile(path);
      const variants = { br: await brotli(file), gz: await promisify(gzip)(file, { level: 9 }) };
      for (const [extension, variant] of Object.entries(variants)) {
        if (variant.length < file.length) await writeFile(`${path}.${extension}`, variant);
      }
    };
    await Promise.all(paths.map(compress));
  },
};

export default defineConfig({
  plugins: [react(), graphiqlPage, compressed],
  server: {
    // The API page shows the examples, which lie beside the client.
    fs: { allow: ['.', '../docs/examples'] },
    proxy: {
      '/export': server,
      '/graphql': { target: server, ws: true },
      '/healthz': server,
      '/readyz': server,
      '/schema.graphql': server,
    },
  },
  // What this stands in for, in every React older than ours, is in React itself.
  resolve: { alias: [{ find: /^use-sync-external-store\/shim$/, replacement: 'react' }] },
  // The editor's workers are imported with `?worker`, which the dependency optimizer cannot read.
  optimizeDeps: { exclude: ['graphiql/setup-workers/vite', '@graphiql/react/setup-workers/vite'] },
  build: {
    // The first that know `light-dark()`, of which the tokens are made. Rewritten for older ones it knows only the scheme
    // that the system has, and here the library sets it.
    cssTarget: ['chrome123', 'edge123', 'firefox120', 'safari17.5'],
    rolldownOptions: {
      input: { app: 'index.html', graphiql: 'graphiql.html' },
      output: {
        codeSplitting: {
          // Every page is made of these. Left to itself the bundler gives each its own file, and many small files
          // compress worse than one.
          groups: [
            {
              name: 'core',
              test: /@mantine\/core\/esm\/(core|components\/(UnstyledButton|CloseButton|Button|Loader|Transition))\/|createLucideIcon|\/src\/(texts\/(?!api-texts|en\/api)|api\/)/,
            },
          ],
        },
      },
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
    // A busy machine is slow; a test that hangs ends all the same.
    testTimeout: 20_000,
    include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.mjs'],
    setupFiles: ['src/testing/setup.ts'],
    clearMocks: true,
  },
});
