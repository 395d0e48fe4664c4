import { defineConfig } from '@playwright/test';
import { chromium, type Options } from './e2e/options';

// Every test starts the real server on a database of its own; see e2e/fixtures.ts.
export default defineConfig<Options>({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // None but where CI asks for it; what then passes at the second try only is named as flaky.
  retries: Number(process.env.E2E_RETRIES ?? 0),
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: { ...chromium, trace: 'retain-on-failure' },
  projects: [
    { name: 'sqlite', use: { engine: 'sqlite' } },
    { name: 'postgres', use: { engine: 'postgres' } },
  ],
});
