import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

const code = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const heading = (page: Page) => page.getByRole('heading', { name: 'API', level: 1 });

test('the API page is a key away, and shows the very examples for this server', async ({
  page,
  frontdesk,
}) => {
  await page.goto('/');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page).toHaveURL('/api');
  await expect(heading(page)).toBeVisible();
  await expect(page.getByRole('navigation').getByRole('link', { name: 'API' })).toHaveAttribute(
    'aria-current',
    'page',
  );

  const panel = page.getByRole('region', { name: 'Read statistics', exact: true });
  await panel.getByRole('radio', { name: 'curl' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page).toHaveURL('/api?lang=python');
  await page.reload();
  const file = await readFile('../docs/examples/python/stats.py', 'utf8');
  expect(file).toContain('http://localhost:8000');
  const here = file.replaceAll('http://localhost:8000', frontdesk.url);
  await expect(code(page, 'Read statistics: Python')).toHaveText(here, { useInnerText: true });
  await expect(page.getByText(`${frontdesk.url}/graphql`, { exact: true })).toBeVisible();
});

test('what the page says of limits is what the server holds', async ({ page, frontdesk }) => {
  await page.goto('/api');
  const ask = async (query: string) => {
    const answer = await fetch(`${frontdesk.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    });
    return answer.json();
  };
  const { extensions } = await ask('{ ticketStats { total } }');
  const points = extensions.cost.limit.toLocaleString('en-US');
  await expect(page.getByText(`A request may cost ${points} points.`)).toBeVisible();
  const { errors } = await ask('{ tickets(first: 101) { nodes { id } } }');
  expect(errors[0].extensions).toMatchObject({ limit: 'page', allowed: 100 });
  await expect(page.getByText('At most 100 of anything on one page.')).toBeVisible();
});

test('a list and its statistics can be exported as they are shown', async ({ page }) => {
  await page.goto('/?status=OPEN&q=a%26b&order=priority');
  const tickets = page.getByRole('link', { name: 'Export these tickets as CSV' });
  const asked = async () => {
    const href = (await tickets.getAttribute('href')) ?? '';
    const { pathname, searchParams } = new URL(href, 'http://localhost');
    const words = [...searchParams].map(([name, value]) => [name, JSON.parse(value)]);
    return [pathname, Object.fromEntries(words)];
  };
  expect(await asked()).toEqual([
    '/export/tickets.csv',
    {
      filter: { status: ['OPEN'], search: 'a&b' },
      orderBy: { field: 'PRIORITY', direction: 'DESC' },
    },
  ]);
  await page.goto('/');
  expect(await asked()).toEqual(['/export/tickets.csv', {}]);
  await page.goto('/stats?category=BILLING&from=2026-01-01&to=2026-01-31');
  const filter = {
    category: ['BILLING'],
    created: { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
  };
  const days = '&from=2026-01-01&to=2026-01-31';
  await expect(page.getByRole('link', { name: 'Export CSV of these statistics' })).toHaveAttribute(
    'href',
    `/export/stats.csv?filter=${encodeURIComponent(JSON.stringify(filter))}${days}`,
  );
});
