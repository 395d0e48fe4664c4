import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

/** Clicks on a link to a file and answers the file's name and its lines. */
async function download(page: Page, name: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  return { file: file.suggestedFilename(), lines: text.trimEnd().split('\r\n') };
}

test('what the queue shows can be taken along, in its order', async ({ page, api }) => {
  const low = await api.create({ title: 'Slow printer', priority: 'LOW' });
  const high = await api.create({ title: 'No printer', priority: 'CRITICAL' });
  await api.create({ title: 'Something else' });
  const closed = await api.create({ title: 'Old printer' });
  await api.setStatus(closed, 'CLOSED');
  await page.goto('/?status=OPEN&q=printer&order=priority');
  const { file, lines } = await download(page, 'Export these tickets as CSV');
  expect(file).toBe('tickets.csv');
  expect(lines.map((line) => line.split(',').slice(0, 2))).toEqual([
    ['id', 'title'],
    [high, 'No printer'],
    [low, 'Slow printer'],
  ]);
  // The page is still there.
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
});

test('statistics can be taken along, of the tickets they are of', async ({ page, api }) => {
  await api.create({ title: 'One', category: 'BILLING' });
  await api.create({ title: 'Two', category: 'BILLING' });
  await api.create({ title: 'Three', category: 'ACCOUNT' });
  await page.goto('/stats?category=BILLING&days=7');
  const { file, lines } = await download(page, 'Export CSV of these statistics');
  expect(file).toBe('stats.csv');
  expect(lines.find((line) => line.startsWith('total,'))).toMatch(/,2$/);
  const days = lines.map((line) => line.split(',')[1]).filter((day) => day?.startsWith('20'));
  expect(new Set(days).size).toBe(7);
});

test('the API page hands out the schema', async ({ page }) => {
  await page.goto('/api');
  const [answer] = await Promise.all([
    page.waitForResponse('**/schema.graphql'),
    page.getByRole('link', { name: '/schema.graphql' }).click(),
  ]);
  expect(await answer.text()).toBe(await readFile('../schema.graphql', 'utf8'));
  await expect(page.getByText('type TicketStats {')).toBeVisible();
  // For axe, to which a plain text is no page.
  await page.goto('/api');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
