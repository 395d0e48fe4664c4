import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { Api } from './api';
import { expectOpenToAll } from './axe';
import { emptyDatabase } from './database';
import { FAKE_MODEL, startFakeLlm } from './fake-llm';
import type { Options } from './options';
import { fillDemo, type Server, startServer } from './server';

type Served = { frontdesk: Server; api: Api };

/** A test of programs, with a server of its own on an empty database. */
export const served = base.extend<Options & Served>({
  engine: ['sqlite', { option: true }],
  llm: [false, { option: true }],
  demo: [0, { option: true }],

  frontdesk: async ({ engine, llm, demo }, use, info) => {
    const folder = await mkdtemp(join(tmpdir(), 'frontdesk-'));
    const database = await emptyDatabase(engine, folder);
    if (demo > 0) await fillDemo(database.url, folder, demo);
    const model = llm ? await startFakeLlm() : null;
    const server = await startServer(
      database.url,
      folder,
      model ? { TRIAGE_BASE_URL: model.url, TRIAGE_API_KEY: 'x', TRIAGE_MODEL: FAKE_MODEL } : {},
    );
    await use(server);
    await server.stop();
    await model?.stop();
    await database.drop();
    await rm(folder, { recursive: true });
    if (info.status !== info.expectedStatus) {
      await info.attach('server log', { body: server.log(), contentType: 'text/plain' });
    }
  },

  api: async ({ frontdesk }, use) => use(new Api(frontdesk.url)),
});

/**
 * The same in a browser: `page` opens the server's addresses, `api` asks it as a program does, and no test passes when the
 * browser asked anyone else for anything, when a script failed or the page's own policy refused something, or when the page
 * it ends on shuts anyone out.
 */
export const test = served.extend<{ behaves: undefined; openToAll: undefined }>({
  baseURL: async ({ frontdesk }, use) => use(frontdesk.url),

  behaves: [
    async ({ context, frontdesk }, use) => {
      const strangers: string[] = [];
      const failures: string[] = [];
      context.on('request', (request) => {
        const url = new URL(request.url());
        if (url.protocol.startsWith('http') && url.origin !== frontdesk.url)
          strangers.push(url.href);
      });
      context.on('weberror', (error) => failures.push(`${error.error()}`));
      context.on('console', (message) => {
        if (/Content Security Policy/i.test(message.text())) failures.push(message.text());
      });
      await use(undefined);
      expect(strangers, 'requests to other hosts').toEqual([]);
      expect(failures, 'failures of scripts, and what the policy refused').toEqual([]);
    },
    { auto: true },
  ],

  openToAll: [
    async ({ page, frontdesk }, use, info) => {
      await use(undefined);
      const path = page.url().replace(frontdesk.url, '');
      // The playground is another house's work.
      const ours = path.startsWith('/') && !path.startsWith('/graphiql');
      if (ours && info.status === info.expectedStatus) {
        await expectOpenToAll(page, `the page at the end: ${path}`);
      }
    },
    { auto: true },
  ],
});
