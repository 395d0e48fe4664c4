import { expect, type Page } from '@playwright/test';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';

const live = (page: Page) => page.getByText('Live', { exact: true });

test('keys lead from page to page, and are letters where one types', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/\/stats$/);
  await page.keyboard.press('n');
  await expect(page).toHaveURL(/\/new$/);
  await page.getByLabel('Title').fill('');
  await page.getByLabel('Title').pressSequentially('gs? nx');
  await expect(page.getByLabel('Title')).toHaveValue('gs? nx');
  await expect(page).toHaveURL(/\/new$/);
  await page.getByLabel('Title').blur();
  await page.keyboard.press('g');
  await page.keyboard.press('q');
  await expect(page).toHaveURL(/\/(\?.*)?$/);
});

test('the list of keys opens and closes by keyboard', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list).toBeVisible();
  await expect(list.getByText('Go to the statistics')).toBeVisible();
  await expectOpenToAll(page, 'the list of keys');
  // Keys rest while it is open.
  await page.keyboard.press('n');
  await expect(page).not.toHaveURL(/\/new/);
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
});

test('the colours are the system’s until chosen by hand, from the first paint on', async ({
  page,
}) => {
  const scheme = () => page.evaluate(() => document.documentElement.dataset.mantineColorScheme);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  expect(await scheme()).toBe('dark');
  const button = page.getByRole('button', { name: /^Colours:/ });
  await button.click();
  await expect(button).toHaveAccessibleName(/Light/);
  expect(await scheme()).toBe('light');
  // Before any script of the app has run.
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.reload({ waitUntil: 'domcontentloaded' });
  expect(await scheme()).toBe('light');
  await page.unroute('**/assets/*.js');
  await page.reload();
  await expect(page.getByRole('button', { name: /^Colours: Light/ })).toBeVisible();
});

test('the connection is told quietly', async ({ page, context, frontdesk }) => {
  await page.goto('/');
  await expect(live(page)).toBeVisible();
  await context.setOffline(true);
  await expect(page.getByText('Offline', { exact: true })).toBeVisible();
  await context.setOffline(false);
  await expect(live(page)).toBeVisible();
  await frontdesk.stop();
  await expect(page.getByText('Reconnecting…')).toBeVisible();
  await frontdesk.start();
  await expect(live(page)).toBeVisible();
});

test('an upgraded server is taken up on the way to another page', async ({ page, frontdesk }) => {
  await page.goto('/');
  await expect(live(page)).toBeVisible();
  await page.evaluate(() => Object.assign(window, { before: true }));
  // What a newer build answers: the same page that begins with another script.
  await page.route(`${frontdesk.url}/`, async (route) => {
    const answer = await route.fetch();
    const html = (await answer.text()).replace(/assets\/app-[\w-]+\.js/, 'assets/app-newer.js');
    await route.fulfill({ response: answer, body: html });
  });
  await frontdesk.stop();
  await frontdesk.start();
  await expect(page.getByText('Frontdesk was updated on the server.')).toBeVisible();
  await expectOpenToAll(page, 'the notice of an upgrade');
  expect(await page.evaluate(() => 'before' in window)).toBe(true);
  await page.getByRole('link', { name: 'Statistics', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Statistics', level: 1 })).toBeVisible();
  expect(await page.evaluate(() => 'before' in window)).toBe(false);
});

test('a page that fails says so, the others go on', async ({ page }) => {
  await page.route('**/assets/stats-page-*.js', (route) => route.abort());
  await page.goto('/stats');
  await expect(page.getByRole('alert')).toContainText('This page could not be shown.');
  await page.getByRole('link', { name: 'Queue' }).click();
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible();
  await page.unroute('**/assets/stats-page-*.js');
});
