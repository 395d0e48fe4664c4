import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

const figure = (page: Page, name: string) =>
  page
    .locator('dl > *')
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole('definition');

const row = (page: Page, table: string, value: string) =>
  page.getByRole('table', { name: table }).getByRole('row', { name: new RegExp(`^${value}`) });

test('the numbers are those of the tickets, and follow new ones', async ({ page, api }) => {
  const id = await api.create({ title: 'A', category: 'BILLING', priority: 'HIGH' });
  await api.create({ title: 'B', category: 'TECHNICAL', priority: 'LOW' });
  await api.setStatus(id, 'RESOLVED');
  await page.goto('/stats');
  await expect(figure(page, 'Tickets')).toHaveText('2');
  await expect(figure(page, 'Open')).toHaveText('1');
  await expect(figure(page, 'Average resolution time')).toHaveText('under a minute');
  await expect(row(page, 'By category', 'Billing')).toContainText('1');
  await expect(row(page, 'By status', 'Resolved')).toContainText('1');
  await expect(row(page, 'By status', 'Closed')).toContainText('0');

  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await api.create({ title: 'C', category: 'BILLING', priority: 'CRITICAL' });
  await expect(figure(page, 'Tickets')).toHaveText('3');
  await expect(row(page, 'By category', 'Billing')).toContainText('2');
  await expect(row(page, 'By priority', 'Critical')).toContainText('1');
});

test('a change made in the queue shows in the statistics', async ({ page, api }) => {
  const id = await api.create({ title: 'A' });
  await page.goto('/stats');
  await expect(figure(page, 'Open')).toHaveText('1');
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.getByLabel(`Status of ticket ${id}`).selectOption('Closed');
  await expect.poll(async () => (await api.tickets())[0]?.status).toBe('CLOSED');
  await page.getByRole('link', { name: 'Statistics' }).click();
  await expect(figure(page, 'Open')).toHaveText('0');
});

test('the days are a chart and a table over the range in the address', async ({ page, api }) => {
  await api.create({ title: 'A' });
  await page.goto('/stats');
  await expect(page.locator('.recharts-bar-rectangle').first()).toBeAttached();
  await page.getByText('Show as a table').click();
  const table = page.getByRole('table', { name: 'New tickets per day' });
  await expect(table.getByRole('row')).toHaveCount(31);
  await expect(table.getByRole('row').last()).toHaveText(
    `${new Date().toISOString().slice(0, 10)}1`,
  );
  await page.getByText('7 days', { exact: true }).click();
  await expect(page).toHaveURL(/\?days=7$/);
  await expect(table.getByRole('row')).toHaveCount(8);
  await page.goBack();
  await expect(table.getByRole('row')).toHaveCount(31);
});
