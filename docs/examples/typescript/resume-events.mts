// Follows what happens, and goes on where it stopped: nothing is missed in between, and nothing comes twice.
// npm install graphql graphql-ws ws && npx tsx resume-events.mts [CURSOR-FILE]
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { GraphQLError } from 'graphql';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const url = process.env.FRONTDESK_URL ?? 'http://localhost:8000';
const file = process.argv[2] ?? 'frontdesk.cursor';

type Event = {
  cursor: string;
  kind: string;
  version: number;
  ticket: { id: string; status: string; title: string };
};
const EVENTS = `subscription Follow($after: String) {
  ticketEvents(after: $after) {
    cursor kind version
    ticket { id status title }
  }
}`;

const client = createClient({
  url: `${url.replace(/^http/, 'ws')}/graphql`,
  webSocketImpl: WebSocket,
  keepAlive: 15_000,
  // It would come back with the cursor it began with; the loop below comes back with the last one.
  retryAttempts: 0,
});

// The file holds the old cursor or the new one, never half of one.
function save(cursor: string) {
  writeFileSync(`${file}.new`, cursor);
  renameSync(`${file}.new`, file);
}

// Reads what is there, and the place in the log that this is the state of.
async function startAnew(): Promise<string> {
  for await (const { data } of client.iterate<{ ticketStats: { total: number; asOf: string } }>({
    query: '{ ticketStats { total asOf } }',
  })) {
    if (!data) break;
    console.log(`starting with ${data.ticketStats.total} tickets`);
    save(data.ticketStats.asOf);
    return data.ticketStats.asOf;
  }
  throw new Error('no statistics');
}

let pause = 1_000;
while (true) {
  try {
    const after = existsSync(file) ? readFileSync(file, 'utf8') : await startAnew();
    for await (const { data, errors } of client.iterate<{ ticketEvents: Event }>({
      query: EVENTS,
      variables: { after },
    })) {
      if (!data) throw errors;
      const { cursor, kind, version, ticket } = data.ticketEvents;
      console.log(`${kind} ${ticket.id} v${version} ${ticket.status} ${ticket.title}`);
      save(cursor); // Only now: an event that was not taken in comes again.
      pause = 1_000;
    }
  } catch (problem) {
    // A list of GraphQL errors; anything else means that the connection was lost.
    const [error] = Array.isArray(problem) ? (problem as GraphQLError[]) : [];
    const { code, retryable } = error?.extensions ?? {};
    if (code === 'INVALID_CURSOR' || code === 'RESYNC_REQUIRED') rmSync(file);
    else if (error && !retryable) throw new Error(error.message);
  }
  await wait(pause);
  pause = Math.min(2 * pause, 30_000);
}
