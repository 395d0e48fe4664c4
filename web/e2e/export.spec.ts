import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

/** The rows of a CSV file whose fields are all in quotes. */
function rowsOf(text: string): string[][] {
  const field = /"((?:[^"]|"")*)"(,|\r\n)/g;
  const rows: string[][] = [[]];
  for (const [, value = '', end] of text.matchAll(field)) {
    rows.at(-1)?.push(value.replaceAll('""', '"'));
    if (end !== ',') {
      rows.push([]);
    }
  }
  return rows.slice(0, -1);
}

/** Clicks on a link to a file and answers the file's name and its rows. */
async function download(page: Page, name: string) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name }).click(),
  ]);
  const text = await readFile(await file.path(), 'utf8');
  // The byte-order mark is there for spreadsheets.
  expect(text.startsWith('\uFEFF')).toBe(true);
  return { file: file.suggestedFilename(), rows: rowsOf(text) };
}

test('what the queue shows can be taken along, in its order', async ({ page, api }) => {
  const low = await api.create({ title: 'Slow printer', priority: 'LOW' });
  const high = await api.create({ title: 'No printer', priority: 'CRITICAL' });
  await api.create({ title: 'Something else' });
  const closed = await api.create({ title: 'Old printer' });
  await api.setStatus(closed, 'CLOSED');
  await page.goto('/?status=OPEN&q=printer&order=priority');
  const { file, rows } = await download(page, 'Export these tickets as CSV');
  expect(file).toBe('tickets.csv');
  expect(rows.map((row) => row.slice(0, 2))).toEqual([
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
  const { file, rows } = await download(page, 'Export CSV of these statistics');
  expect(file).toBe('stats.csv');
  expect(rows.find(([statistic]) => statistic === 'total')?.at(-1)).toBe('2');
  const days = rows.map((row) => row[1]).filter((day) => day?.startsWith('20'));
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
