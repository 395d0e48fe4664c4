import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';

/** The program under test. */
export const BINARY = resolve(process.env.FRONTDESK_BIN ?? '../target/debug/frontdesk');

/** A server that can be stopped and started again at the same address. */
export type Server = {
  url: string;
  log: () => string;
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** Ends it without a word, as a power cut does. */
  kill: () => Promise<void>;
  /** Starts another one on the same database, at an address of its own. */
  beside: () => Promise<Server>;
};

/** The environment for the program: none of its own settings from outside, so that a test decides all of them. */
export function cleanEnvironment(
  settings: Record<string, string>,
): Record<string, string | undefined> {
  const { PATH, HOME, TMPDIR, RUST_BACKTRACE } = process.env;
  return { PATH, HOME, TMPDIR, RUST_BACKTRACE, ...settings };
}

/** Fills a database with made-up tickets, as `frontdesk demo` does for anyone who asks. */
export async function fillDemo(
  databaseUrl: string,
  folder: string,
  tickets: number,
): Promise<void> {
  const words = ['demo', '--tickets', `${tickets}`, '--years', '1', '--database-url', databaseUrl];
  await promisify(execFile)(BINARY, words, { cwd: folder, env: cleanEnvironment({}) });
}

/** Starts the real program on a free port and waits until it is ready. */
export async function startServer(
  databaseUrl: string,
  folder: string,
  settings: Record<string, string>,
): Promise<Server> {
  const address = `127.0.0.1:${await freePort()}`;
  const url = `http://${address}`;
  let child: ChildProcess | undefined;
  let log = '';

  async function start() {
    const started = spawn(BINARY, ['serve', '--listen', address, '--database-url', databaseUrl], {
      cwd: folder,
      env: cleanEnvironment(settings),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr]) {
      stream.on('data', (text: Buffer) => {
        log += text.toString();
      });
    }
    started.on('error', (error) => {
      log += `${error.message}\n`;
    });
    try {
      await expect(async () => {
        const answer = started.exitCode === null ? await fetch(`${url}/readyz`) : null;
        expect(answer?.status).toBe(200);
      }).toPass({ timeout: 20_000, intervals: [50] });
    } catch {
      await stop(started);
      throw new Error(`${BINARY} did not become ready. It said:\n${log}`);
    }
  }

  await start();
  return {
    url,
    log: () => log,
    start,
    stop: async () => child && stop(child),
    kill: async () => child && stop(child, 'SIGKILL'),
    beside: () => startServer(databaseUrl, folder, settings),
  };
}

async function stop(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  // A server that does not stop when asked must not hold up the tests that follow.
  const killer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(killer);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const address = probe.address();
  probe.close();
  await once(probe, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
