import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

const list = (page: Page) => page.getByRole('list', { name: 'Tickets' });
const titles = (page: Page) => list(page).getByRole('link');
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `Number ${i + 1}`);
const scroll = (page: Page, by: number) =>
  list(page).evaluate((rows, distance) => rows.parentElement?.scrollBy(0, distance), by);

test('at the top new tickets come in above; further down nothing moves, and a button leads to them', async ({
  page,
  api,
}) => {
  await api.createMany(numbered(40));
  await page.goto('/');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await api.create({ title: 'Seen at once' });
  await expect(titles(page).first()).toHaveText('Seen at once');

  await scroll(page, 500);
  // What slid in at the top must have come to rest before places are compared.
  await expect.poll(() => list(page).evaluate((rows) => rows.getAnimations().length)).toBe(0);
  const read = page.getByRole('link', { name: 'Number 25', exact: true });
  const before = await read.boundingBox();
  await api.createMany(['News 1', 'News 2', 'News 3', 'News 4']);
  const button = page.getByRole('button', { name: '4 new' });
  await expect(button).toBeVisible();
  expect(await read.boundingBox()).toEqual(before);
  await button.click();
  await expect(page.getByRole('link', { name: 'News 4' })).toBeInViewport();
  await expect(button).toBeHidden();
});

test('whoever reads by keyboard keeps the row and its place', async ({ page, api }) => {
  await api.createMany(numbered(40));
  await page.goto('/');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(titles(page).first()).toBeVisible();
  for (let i = 0; i < 4; i += 1) await page.keyboard.press('j');
  const focused = page.locator(':focus');
  await expect(focused).toHaveText('Number 37');
  const before = await focused.boundingBox();
  await api.createMany(['News 1', 'News 2']);
  await expect(page.getByRole('button', { name: '2 new' })).toBeVisible();
  await expect(focused).toHaveText('Number 37');
  expect(await focused.boundingBox()).toEqual(before);
});

test('a ticket that is changed elsewhere goes, comes and moves where it belongs', async ({
  page,
  api,
}) => {
  const first = await api.create({ title: 'First', priority: 'LOW' });
  const second = await api.create({ title: 'Second', priority: 'HIGH' });
  await page.goto('/?status=OPEN&order=priority');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(titles(page)).toHaveText(['Second', 'First']);
  await api.update(first, { priority: 'CRITICAL' });
  await expect(titles(page)).toHaveText(['First', 'Second']);
  await api.setStatus(second, 'CLOSED');
  await expect(titles(page)).toHaveText(['First']);
  await api.setStatus(second, 'OPEN');
  await expect(titles(page)).toHaveText(['First', 'Second']);
});

test('nothing jumps while tickets come in', async ({ page, api }) => {
  await api.createMany(numbered(30));
  await page.goto('/');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.getByText('30 tickets', { exact: true })).toBeVisible();
  await page.evaluate(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((entries) => {
      for (const entry of entries.getEntries())
        shifts.push((entry as { value?: number }).value ?? 0);
    }).observe({ type: 'layout-shift' });
  });
  await api.createMany(numbered(12));
  await expect(page.getByText('42 tickets', { exact: true })).toBeVisible();
  await scroll(page, 300);
  await api.createMany(numbered(5));
  await expect(page.getByText('47 tickets', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts)).toEqual([]);
});

test('news are spoken seldom, and together', async ({ page, api }) => {
  await api.create({ title: 'Old' });
  await page.clock.install();
  await page.goto('/');
  const spoken = page.getByRole('status').filter({ hasText: /found|new ticket/ });
  await expect(spoken).toHaveText('1 ticket found');
  await api.createMany(['News 1', 'News 2', 'News 3']);
  await page.clock.runFor(2000);
  await expect(titles(page)).toHaveCount(4);
  await expect(spoken).toHaveText('1 ticket found');
  await page.clock.runFor(10_000);
  await expect(spoken).toHaveText('3 new tickets');
});
