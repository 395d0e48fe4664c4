import { expect, type Page } from '@playwright/test';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';

const PATHS = (id: string) => [
  '/',
  '/?status=OPEN&order=priority',
  '/?q=none',
  '/?needsReview=true',
  '/new',
  `/tickets/${id}?status=OPEN`,
  '/tickets/999999',
  '/stats',
  '/stats?by=status&days=90',
  '/triage',
  '/triage?source=LLM&days=365',
  '/review',
  '/api',
  '/api?lang=typescript',
  '/nowhere',
];

/** The page has its content, not its skeleton. */
async function settled(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [380, 1440]) {
    test(`no page shuts anyone out (${scheme}, ${width} pixels)`, async ({ page, api }) => {
      test.slow();
      await page.emulateMedia({ colorScheme: scheme });
      await page.setViewportSize({ width, height: 900 });
      const id = await api.create({ title: 'A ticket', priority: 'CRITICAL' });
      await api.create({ title: 'Another', category: 'BILLING', priority: 'LOW' });
      for (const path of PATHS(id)) {
        await page.goto(path);
        await settled(page);
        await expectOpenToAll(page, path);
      }
    });
  }
}

for (const width of [380, 768, 1440]) {
  test(`every page fits a window of ${width} pixels`, async ({ page, api }) => {
    test.slow();
    await page.setViewportSize({ width, height: 900 });
    const id = await api.create({
      title: 'Long '.repeat(30),
      description: 'x'.repeat(500),
      category: null,
      priority: null,
    });
    for (const path of PATHS(id)) {
      await page.goto(path);
      await settled(page);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
  });
}

test('nothing jumps while a page appears', async ({ page, api }) => {
  const id = await api.create({ title: 'A ticket', priority: null });
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources?: { node?: Node }[];
      })[]) {
        const moved = (entry.sources ?? []).map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 120) : node?.nodeName,
        );
        shifts.push(`${entry.value.toFixed(4)}: ${moved.join(' | ')}`);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  for (const path of PATHS(id)) {
    await page.goto(path);
    await settled(page);
    const shifts = await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
    expect(shifts, path).toEqual([]);
  }
});

test('a page that does not exist says so, a ticket too', async ({ page }) => {
  await page.goto('/tickets/999999');
  await expect(page.getByRole('heading', { name: 'There is no ticket 999999' })).toBeVisible();
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
});

test('the playground runs its examples without any other host', async ({ page, api }) => {
  await api.create({ title: 'Seen through GraphiQL' });
  await page.goto('/');
  await page.getByRole('link', { name: 'API' }).click();
  await page.getByRole('link', { name: '/graphiql' }).click();
  await expect(page.getByRole('tab', { name: 'Tickets' })).toBeVisible();
  // The editor takes its text some time after the page is there; before that the button runs nothing.
  await expect(async () => {
    await page.getByRole('button', { name: /Execute query/ }).click();
    await expect(page.locator('.graphiql-response')).toContainText('Seen through GraphiQL', {
      timeout: 2000,
    });
  }).toPass();
  await expect(page.getByRole('tab')).toHaveCount(6);
});
