import { expect } from '@playwright/test';
import { serverAudits } from 'graphql-http';
import { createClient as createEventsClient } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { Api } from './api';
import { served as test } from './fixtures';

// The clients that programs use, and the official audits, against the server as it is.

const NEW_TICKETS = 'subscription { ticketCreated { title } }';

test('all audits of GraphQL over HTTP pass', async ({ frontdesk }) => {
  const audits = serverAudits({ url: `${frontdesk.url}/graphql`, fetchFn: fetch });
  const results = await Promise.all(audits.map((audit) => audit.fn()));
  const failed = results.filter(({ status }) => status !== 'ok');
  expect(failed.map(({ id, name }) => `${id}: ${name}`)).toEqual([]);
  expect(results.length).toBeGreaterThanOrEqual(61);
});

test('graphql-ws is served over a socket', async ({ frontdesk, api }) => {
  const client = createSocketClient({
    url: `${frontdesk.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const query = client.iterate<{ ticketStats: { total: number } }>({
    query: '{ ticketStats { total } }',
  });
  expect((await query.next()).value.data.ticketStats.total).toBe(0);
  expect((await query.next()).done).toBe(true);
  // What cannot be executed is an error of the operation.
  const wrong = client.iterate({ query: '{ nothing }' });
  await expect(wrong.next()).rejects.toMatchObject([
    { extensions: { code: 'BAD_USER_INPUT', retryable: false } },
  ]);

  const news = client.iterate<{ ticketCreated: { title: string } }>({ query: NEW_TICKETS });
  const first = news.next();
  await filed(api, first);
  expect((await first).value.data.ticketCreated.title).toBe('heard');
  await news.return?.();
  await client.dispose();
});

test('graphql-sse is served where sockets are blocked', async ({ frontdesk, api }) => {
  const client = createEventsClient({ url: `${frontdesk.url}/graphql`, retryAttempts: 0 });
  const query = client.iterate<{ ticketStats: { total: number } }>({
    query: '{ ticketStats { total } }',
  });
  expect((await query.next()).value.data?.ticketStats.total).toBe(0);
  expect((await query.next()).done).toBe(true);
  const wrong = await client.iterate({ query: '{ nothing }' }).next();
  expect(wrong.value.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });

  const news = client.iterate<{ ticketCreated: { title: string } }>({ query: NEW_TICKETS });
  const first = news.next();
  await filed(api, first);
  expect((await first).value.data?.ticketCreated.title).toBe('heard');
  await news.return?.();
  client.dispose();
});

/** Files tickets until one of them is told: a subscription does not say from when on it listens. */
async function filed(api: Api, told: Promise<unknown>) {
  let heard = false;
  void told.finally(() => {
    heard = true;
  });
  await expect
    .poll(async () => {
      await api.create({ title: 'heard' });
      return heard;
    })
    .toBe(true);
}
