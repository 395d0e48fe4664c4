import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Engine } from './options';

/** An empty database, and how to be rid of it. */
export type Database = { url: string; drop: () => Promise<void> };

/** Makes an empty database; the SQLite file lies in `folder` and goes with it. */
export async function emptyDatabase(engine: Engine, folder: string): Promise<Database> {
  if (engine === 'sqlite') {
    return { url: `sqlite://${join(folder, 'e2e.db')}`, drop: async () => {} };
  }
  const admin = process.env.TEST_PG_URL;
  if (!admin) {
    throw new Error(
      'TEST_PG_URL is not set. The postgres project needs the URL of a server where databases may be created, ' +
        'such as postgres://postgres@127.0.0.1:5432/postgres. For SQLite alone: npm run e2e -- --project=sqlite',
    );
  }
  const name = `e2e_${randomUUID().replaceAll('-', '')}`;
  await run(admin, `CREATE DATABASE ${name}`);
  const url = new URL(admin);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(admin, `DROP DATABASE ${name} WITH (FORCE)`) };
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
