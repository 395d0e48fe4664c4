import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@playwright/test';
import { Api } from './api';
import { emptyDatabase } from './database';
import { exampleFolder, LANGUAGES, type Language, languagesHere, runExample } from './examples';
import { served as test } from './fixtures';
import { type Server, startServer } from './server';
import { startUnreliable } from './unreliable';

// The examples of docs/examples, which the API page shows: each run as a program of its own, as its first lines say.

let here: Language[] = [];
test.beforeAll(async () => {
  here = await languagesHere();
});

const FILE = 'frontdesk.cursor';
/** Those that follow by a socket until they are stopped; curl's come by now and then. */
const FOLLOWING: Language[] = ['typescript', 'python'];

test('statistics', async ({ frontdesk, api }) => {
  await api.create({ title: 'One', category: 'BILLING', priority: 'LOW' });
  await api.create({ title: 'Two', category: 'BILLING', priority: 'CRITICAL' });
  const running = await api.create({ title: 'Three', category: 'ACCOUNT', priority: 'LOW' });
  const closed = await api.create({ title: 'Four', category: 'GENERAL', priority: 'HIGH' });
  await api.setStatus(running, 'IN_PROGRESS');
  await api.setStatus(closed, 'CLOSED');
  for (const language of here) {
    expect(await runExample(language, 'stats', frontdesk.url), language).toEqual([
      '3 tickets are not done',
      ...['BILLING 2', 'TECHNICAL 0', 'ACCOUNT 1', 'GENERAL 0'],
      ...['LOW 2', 'MEDIUM 0', 'HIGH 0', 'CRITICAL 1'],
    ]);
  }
});

test('paging through everything sees each ticket once', async ({ frontdesk, api }) => {
  const titles = Array.from({ length: 230 }, (_, i) => `Number ${i + 1}`);
  await api.createMany(titles);
  for (const language of here) {
    const lines = await runExample(language, 'page-through', frontdesk.url);
    const tickets = lines.map((line) => line.split('\t'));
    expect(
      tickets.map(([, , title]) => title),
      language,
    ).toEqual(titles.toReversed());
    expect(new Set(tickets.map(([id]) => id)).size, language).toBe(230);
    expect(new Set(tickets.map(([, status]) => status)), language).toEqual(new Set(['OPEN']));
  }
});

for (const language of LANGUAGES) {
  test(`events go on where they stopped (${language})`, async ({ frontdesk, api, engine }) => {
    test.slow();
    // biome-ignore lint/suspicious/noSkippedTests: it depends on what is installed, and the log says so.
    test.skip(!here.includes(language), 'cannot be run here');
    const folder = await exampleFolder(language);
    const follows = FOLLOWING.includes(language);

    /** Runs it until it has printed that many lines, or to its end, and kills it once it has kept its place. */
    async function lines(count: number, server: Server = frontdesk, meanwhile = async () => {}) {
      const example = folder.start('resume-events', server.url);
      try {
        if (follows) {
          const printed = async (some: number) =>
            expect
              .poll(example.lines, { message: example.complaints(), timeout: 20_000 })
              .toHaveLength(some);
          await printed(count);
          const before = await folder.read(FILE);
          await meanwhile();
          // One more, so that it is known what it would have printed before.
          await new Api(server.url).create({ title: 'Sentinel' });
          await printed(count + 1);
          await expect.poll(() => folder.read(FILE)).not.toBe(before);
          expect(example.lines().at(-1)).toContain(' v1 OPEN Sentinel');
          return example.lines().slice(0, -1);
        }
        await meanwhile();
        expect(await example.ended(), example.complaints()).toBe(0);
        return example.lines();
      } finally {
        await example.kill();
      }
    }

    try {
      const [first = '', second = ''] = [
        await api.create({ title: 'First' }),
        await api.create({ title: 'Second' }),
      ];
      expect(await lines(1)).toEqual(['starting with 2 tickets']);

      // More than a page of events, while it does not run.
      const titles = Array.from({ length: 120 }, (_, i) => `Number ${i + 1}`);
      await api.createMany(titles);
      await api.setStatus(second, 'IN_PROGRESS');
      await api.setStatus(first, 'CLOSED');
      const missed = await lines(122);
      expect(missed.map((line) => line.replace(/^CREATED \d+ /, ''))).toEqual([
        ...titles.map((title) => `v1 OPEN ${title}`),
        `UPDATED ${second} v2 IN_PROGRESS Second`,
        `UPDATED ${first} v2 CLOSED First`,
      ]);

      // While it runs, the server goes away and comes back.
      const third = await api.create({ title: 'Third' });
      const restart = async () => {
        if (!follows) return;
        await frontdesk.kill();
        await frontdesk.start();
      };
      expect(await lines(1, frontdesk, restart)).toEqual([`CREATED ${third} v1 OPEN Third`]);

      // A place that the server does not know: everything is read anew.
      await writeFile(folder.path(FILE), 'no cursor');
      const filed = 123 + (follows ? 3 : 0);
      expect(await lines(1)).toEqual([`starting with ${filed} tickets`]);
      // So with one beyond the end of the log. PostgreSQL's databases of one cluster count on together.
      if (engine === 'postgres') return;
      await elsewhere(async (other) => {
        expect(await lines(1, other)).toEqual(['starting with 0 tickets']);
      });
    } finally {
      await folder.remove();
    }
  });

  test(`a ticket is filed once, whatever fails (${language})`, async ({ frontdesk, api }) => {
    // biome-ignore lint/suspicious/noSkippedTests: it depends on what is installed, and the log says so.
    test.skip(!here.includes(language), 'cannot be run here');
    const unreliable = await startUnreliable(frontdesk.url);
    try {
      const [line] = await runExample(language, 'retry-safely', unreliable.url, 'order-4711');
      expect(await api.tickets()).toHaveLength(1);
      const [ticket] = await api.list({});
      expect(line).toBe(`ticket ${ticket?.id} ${ticket?.category} ${ticket?.priority}`);
      const keys = unreliable.bodies().map((body) => JSON.parse(body).variables.input);
      expect(keys.map(({ idempotencyKey }) => idempotencyKey)).toEqual(
        Array.from({ length: 3 }, () => 'order-4711'),
      );
      // The same key, by a second run.
      expect(await runExample(language, 'retry-safely', frontdesk.url, 'order-4711')).toEqual([
        line,
      ]);
      expect(await api.tickets()).toHaveLength(1);
    } finally {
      await unreliable.stop();
    }
  });
}

/** A server on another, empty database, whose log ends before any place in that of the first one. */
async function elsewhere(use: (server: Server) => Promise<void>) {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-'));
  const { url } = await emptyDatabase('sqlite', folder);
  const server = await startServer(url, folder, {});
  try {
    await use(server);
  } finally {
    await server.stop();
    await rm(folder, { recursive: true });
  }
}
