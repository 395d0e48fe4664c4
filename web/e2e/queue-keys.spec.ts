import { expect, type Page } from '@playwright/test';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';

const titles = (page: Page) => page.getByRole('list', { name: 'Tickets' }).getByRole('link');
const focused = (page: Page) => page.locator(':focus');

test('a queue is worked through without a mouse', async ({ page, api }) => {
  await api.createMany(['Third', 'Second', 'First']);
  await page.goto('/?status=OPEN');
  await expect(titles(page)).toHaveText(['First', 'Second', 'Third']);
  await page.keyboard.press('j');
  await expect(focused(page)).toHaveText('First');
  for (const next of ['Second', 'Third']) {
    await page.keyboard.press('s');
    await expect(page.getByRole('menuitemradio', { name: 'Open' })).toBeFocused();
    await page.keyboard.press('3');
    // The next one is under the hand at once.
    await expect(focused(page)).toHaveText(next);
  }
  await expect(titles(page)).toHaveText(['Third']);
  await page.keyboard.press('z');
  await expect(titles(page)).toHaveText(['Second', 'Third']);
  await expect(focused(page)).toHaveText('Third');
  // The page shows what will be; the server has it a moment later.
  const stored = async () => (await api.tickets()).map(({ title, status }) => [title, status]);
  await expect.poll(stored).toEqual([
    ['First', 'RESOLVED'],
    ['Second', 'OPEN'],
    ['Third', 'OPEN'],
  ]);
});

test('the preview follows the keys, and closes', async ({ page, api }) => {
  await api.create({ title: 'Second', description: 'The text of the second.' });
  await api.create({ title: 'First', description: 'The text of the first.' });
  await page.goto('/');
  await expect(titles(page)).toHaveCount(2);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  const preview = page.getByRole('complementary', { name: /Preview/ });
  await expect(preview).toContainText('The text of the first.');
  await page.keyboard.press('j');
  await expect(preview).toContainText('The text of the second.');
  await expect(page).toHaveURL(/\?at=\d+$/);
  await expectOpenToAll(page, 'the preview');
  await page.keyboard.press('Escape');
  await expect(preview).toBeHidden();
  await expect(focused(page)).toHaveText('Second');
  await page.keyboard.press('v');
  await expect(preview).toContainText('The text of the second.');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Second' })).toBeVisible();
  await page.goBack();
  await expect(preview).toContainText('The text of the second.');
  await page.goBack();
  await expect(preview).toBeHidden();
});

test('keys never take what is typed', async ({ page, api }) => {
  await api.createMany(['sxjpck', 'Other']);
  await page.goto('/');
  await expect(titles(page)).toHaveCount(2);
  await page.keyboard.press('/');
  await page.keyboard.type('sxjpck');
  await expect(titles(page)).toHaveText(['sxjpck']);
  await expect(page.getByRole('searchbox')).toHaveValue('sxjpck');
  await page.keyboard.press('Escape');
  await expect(focused(page)).toHaveText('sxjpck');
  await expect(page.getByRole('searchbox')).toHaveValue('sxjpck');
});

test('only one row is in the tab order, and its parts follow it', async ({ page, api }) => {
  await api.createMany(['Second', 'First']);
  await page.goto('/');
  await titles(page).first().focus();
  await page.keyboard.press('Tab');
  await expect(focused(page)).toHaveAccessibleName(/^Category of ticket/);
  await page.keyboard.press('Tab');
  await expect(focused(page)).toHaveAccessibleName(/^Status of ticket/);
  await page.keyboard.press('Tab');
  const inside = await page
    .getByRole('list', { name: 'Tickets' })
    .evaluate((list) => list.contains(document.activeElement));
  expect(inside).toBe(false);
});
