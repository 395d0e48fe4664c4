import type { PlaywrightTestConfig } from '@playwright/test';

/** The database a test runs on. */
export type Engine = 'sqlite' | 'postgres';

/** What a project or a test decides about its server. */
export type Options = {
  engine: Engine;
  /** Whether a language model stands behind the server; without one the built-in model answers. */
  llm: boolean;
  /** How many made-up tickets of the last year are there before the server starts. */
  demo: number;
};

/** How the browser of the system is started; nothing is downloaded. */
export const chromium: NonNullable<PlaywrightTestConfig['use']> = {
  browserName: 'chromium',
  viewport: { width: 1280, height: 800 },
  launchOptions: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  },
};
