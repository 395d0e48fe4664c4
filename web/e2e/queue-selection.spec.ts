import { expect, type Page } from '@playwright/test';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';

const titles = (page: Page) => page.getByRole('list', { name: 'Tickets' }).getByRole('link');
const bar = (page: Page) => page.getByRole('region', { name: 'Selection' });
const panel = (page: Page) => page.getByRole('region', { name: 'Changing many tickets' });
const numbered = (count: number) => Array.from({ length: count }, (_, i) => `Number ${i + 1}`);

test('a range is selected with the mouse and changed together, with a way back', async ({
  page,
  api,
}) => {
  await api.createMany(numbered(6));
  await page.goto('/');
  const box = (nth: number) => page.getByRole('checkbox', { name: /^Select ticket/ }).nth(nth);
  const top = await titles(page).first().boundingBox();
  await box(1).check();
  await box(4).click({ modifiers: ['Shift'] });
  await expect(bar(page)).toContainText('4 selected');
  // The bar lies over the head of the list: no row has moved.
  expect(await titles(page).first().boundingBox()).toEqual(top);
  await expectOpenToAll(page, 'a selection');
  await bar(page).getByRole('button', { name: 'Priority' }).click();
  await page.getByRole('menuitemradio', { name: 'High' }).click();
  const priorities = async () => (await api.tickets()).map(({ priority }) => priority);
  await expect.poll(priorities).toEqual(['MEDIUM', 'HIGH', 'HIGH', 'HIGH', 'HIGH', 'MEDIUM']);
  await expect(bar(page)).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(priorities).toEqual(Array.from({ length: 6 }, () => 'MEDIUM'));
});

test('all that match are changed after a question, also those not loaded', async ({
  page,
  api,
}) => {
  test.slow();
  await api.createMany(numbered(130));
  await api.create({ title: 'Other', category: 'BILLING' });
  await page.goto('/?category=GENERAL');
  await expect(page.getByText('130 tickets', { exact: true })).toBeVisible();
  await page.keyboard.press('x');
  await bar(page).getByRole('button', { name: 'Select all 130 that match' }).click();
  await expect(bar(page)).toContainText('All 130 that match are selected');
  await page.keyboard.press('s');
  await expect(page.getByRole('menuitemradio').first()).toBeFocused();
  await page.keyboard.press('4');
  const question = page.getByRole('dialog', { name: 'Change 130 tickets?' });
  await expect(question).toBeVisible();
  await expectOpenToAll(page, 'the question');
  await question.getByRole('button', { name: 'Change 130 tickets' }).click();
  await expect(panel(page)).toContainText('130 tickets changed', { timeout: 30_000 });
  await panel(page).getByRole('button', { name: 'Close' }).click();
  await page.goto('/?status=OPEN');
  await expect(titles(page)).toHaveText(['Other']);
});

test('what fails is named with its reason, and tried again', async ({ page, api }) => {
  await api.createMany(numbered(4));
  await page.goto('/');
  await expect(titles(page)).toHaveCount(4);
  let failing = true;
  await page.route('**/graphql', (route) => {
    const text = route.request().postData() ?? '';
    const fails = failing && text.includes('ChangeFields') && text.includes('"2"');
    return fails ? route.abort('connectionreset') : route.fallback();
  });
  await page.keyboard.press('ControlOrMeta+a');
  await expect(bar(page)).toContainText('4 selected');
  await page.keyboard.press('c');
  await expect(page.getByRole('menuitemradio').first()).toBeFocused();
  await page.keyboard.press('1');
  await expect(panel(page)).toContainText('1 ticket not changed');
  await expect(panel(page).getByRole('link', { name: 'Ticket 2' })).toBeVisible();
  await expectOpenToAll(page, 'a change that failed in part');
  failing = false;
  await panel(page).getByRole('button', { name: 'Try these again' }).click();
  await expect
    .poll(async () => (await api.tickets()).filter(({ category }) => category === 'BILLING').length)
    .toBe(4);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 380, height: 800 }, hasTouch: true, isMobile: true });

  test('the bar is within reach of the thumb, and a row opens its ticket', async ({
    page,
    api,
  }) => {
    await api.createMany(numbered(20));
    await page.goto('/');
    const box = page.getByRole('checkbox', { name: /^Select ticket/ }).first();
    await box.tap();
    await expect(bar(page)).toBeInViewport();
    const place = await bar(page).boundingBox();
    expect((place?.y ?? 0) + (place?.height ?? 0)).toBe(800);
    await expectOpenToAll(page, 'a selection on a phone');
    await bar(page).getByRole('button', { name: 'Clear' }).tap();
    await page.getByRole('link', { name: 'Number 18', exact: true }).tap();
    await expect(page.getByRole('heading', { level: 1, name: 'Number 18' })).toBeVisible();
  });
});
