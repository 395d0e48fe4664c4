import { defineConfig } from '@playwright/test';
import { chromium } from './options';

// Figures of a large desk, told and not judged: npm run measure. The server is started as by the tests, with 100,000
// made-up tickets; MEASURE_URL measures one that runs already (and files tickets there).
export default defineConfig({
  testDir: '.',
  testMatch: 'measure.ts',
  workers: 1,
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: [['line']],
  use: { ...chromium, viewport: { width: 1440, height: 900 } },
});
