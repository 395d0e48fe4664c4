import { defineConfig } from '@playwright/test';
import { chromium, type Options } from './options';

// Not a test: writes the pictures of the README. Run: npm run screenshots
export default defineConfig<Options>({
  testDir: '.',
  testMatch: 'screenshots.ts',
  reporter: [['list']],
  timeout: 120_000,
  use: {
    ...chromium,
    viewport: { width: 1440, height: 900 },
    engine: 'sqlite',
    llm: true,
    // About twelve a day.
    demo: 4400,
  },
});
