import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { test } from './fixtures';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

for (const scheme of ['light', 'dark'] as const) {
  test(`no page shuts anyone out (${scheme})`, async ({ page, api }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const id = await api.create({ title: 'A ticket', priority: 'CRITICAL' });
    for (const path of ['/', '/?status=OPEN', '/new', `/tickets/${id}`, '/stats', '/nowhere']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      if (path === '/stats') await expect(page.locator('.recharts-surface').first()).toBeVisible();
      await page.evaluate(await readFile(axe, 'utf8'));
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      const grave = violations.filter(
        ({ impact }) => impact === 'serious' || impact === 'critical',
      );
      const found = grave.map(({ id: rule, nodes }) => ({ rule, nodes: nodes.map((n) => n.html) }));
      expect(found, `${path} (${scheme})`).toEqual([]);
    }
  });
}

for (const width of [380, 768, 1440]) {
  test(`every page fits a window of ${width} pixels`, async ({ page, api }) => {
    await page.setViewportSize({ width, height: 900 });
    const id = await api.create({ title: 'Long '.repeat(30), description: 'x'.repeat(500) });
    for (const path of ['/', '/new', `/tickets/${id}`, '/stats']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
  });
}

test('a page that does not exist says so, a ticket too', async ({ page }) => {
  await page.goto('/tickets/999999');
  await expect(page.getByRole('heading', { name: 'There is no ticket 999999' })).toBeVisible();
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
});

test('the API page runs its examples without any other host', async ({ page, api }) => {
  await api.create({ title: 'Seen through GraphiQL' });
  await page.goto('/');
  await page.getByRole('link', { name: 'API' }).click();
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
