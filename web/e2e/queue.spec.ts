import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

const rows = (page: Page) => page.getByRole('list', { name: 'Tickets' }).getByRole('listitem');
const titles = (page: Page) => rows(page).getByRole('link');

test('a ticket filed in one window appears by itself in another', async ({ page, api }) => {
  await page.goto('/');
  await expect(page.getByText('No tickets yet')).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await api.create({ title: 'Printer on fire' });
  await expect(titles(page)).toHaveText(['Printer on fire']);
  await expect(page.getByText('1 ticket', { exact: true })).toBeVisible();
});

test('only what matches the filter appears by itself', async ({ page, api }) => {
  await page.goto('/?category=BILLING');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await api.create({ title: 'Other', category: 'TECHNICAL' });
  await api.create({ title: 'Matching', category: 'BILLING' });
  await expect(titles(page)).toHaveText(['Matching']);
});

test('filters narrow the list and live in the address', async ({ page, api }) => {
  await api.create({ title: 'A', category: 'BILLING', priority: 'HIGH' });
  await api.create({ title: 'B', category: 'BILLING', priority: 'LOW' });
  await api.create({ title: 'C', category: 'TECHNICAL', priority: 'HIGH' });
  await page.goto('/');
  await expect(titles(page)).toHaveText(['C', 'B', 'A']);
  await page.getByRole('group', { name: 'Category' }).getByText('Billing').click();
  await expect(titles(page)).toHaveText(['B', 'A']);
  await page.getByRole('group', { name: 'Priority' }).getByText('High').click();
  await expect(titles(page)).toHaveText(['A']);
  await expect(page.getByText('1 ticket', { exact: true })).toBeVisible();
  expect(new URL(page.url()).search).toBe('?category=BILLING&priority=HIGH');

  await page.reload();
  await expect(titles(page)).toHaveText(['A']);
  await expect(page.getByRole('checkbox', { name: 'Billing' })).toBeChecked();

  await page.goBack();
  await expect(titles(page)).toHaveText(['B', 'A']);
  await expect(page.getByRole('checkbox', { name: 'High' })).not.toBeChecked();
  await page.goBack();
  await expect(titles(page)).toHaveText(['C', 'B', 'A']);
});

test('beside each value stands how many it would be', async ({ page, api }) => {
  await api.create({ title: 'A', category: 'BILLING', priority: 'HIGH' });
  await api.create({ title: 'B', category: 'BILLING', priority: 'LOW' });
  await api.create({ title: 'C', category: 'TECHNICAL', priority: 'HIGH' });
  await page.goto('/?category=BILLING');
  const count = (group: string, value: string) =>
    page.getByRole('group', { name: group }).locator('label').filter({ hasText: value });
  await expect(count('Category', 'Billing')).toHaveText(/2$/);
  await expect(count('Category', 'Technical')).toHaveText(/1$/);
  await expect(count('Priority', 'High')).toHaveText(/1$/);
  await expect(count('Priority', 'Critical')).toHaveText(/0$/);
});

test('search finds words in title and text, whatever their case, and marks them', async ({
  page,
  api,
}) => {
  await api.create({ title: 'Größe falsch', description: 'Nothing else.' });
  await api.create({ title: 'Second', description: 'The REFUND is 100% missing.' });
  await api.create({ title: 'Third' });
  await page.goto('/');
  await expect(rows(page)).toHaveCount(3);
  const search = page.getByRole('searchbox', { name: 'Search tickets' });
  await search.fill('refund');
  await expect(titles(page)).toHaveText(['Second']);
  await expect(page.locator('mark')).toHaveText(['REFUND']);
  await expect(page).toHaveURL(/\?q=refund$/);
  await search.fill('GRÖßE');
  await expect(titles(page)).toHaveText(['Größe falsch']);
  await expect(page.locator('mark')).toHaveText(['Größe']);
  await search.fill('0% miss');
  await expect(titles(page)).toHaveText(['Second']);
  await search.fill('nowhere');
  await expect(page.getByText('No ticket matches.')).toBeVisible();
  await page.goBack();
  await expect(search).toHaveValue('');
  await expect(rows(page)).toHaveCount(3);
});

test('the order is chosen above the list and lives in the address', async ({ page, api }) => {
  const first = await api.create({ title: 'First', priority: 'LOW' });
  await api.create({ title: 'Second', priority: 'CRITICAL' });
  await api.create({ title: 'Third' });
  await api.setStatus(first, 'IN_PROGRESS');
  await page.goto('/');
  await expect(titles(page)).toHaveText(['Third', 'Second', 'First']);
  await page.getByText('Last change', { exact: true }).click();
  await expect(titles(page)).toHaveText(['First', 'Third', 'Second']);
  await page.getByRole('radiogroup', { name: 'Order' }).getByText('Priority').click();
  await expect(titles(page)).toHaveText(['Second', 'Third', 'First']);
  await expect(page).toHaveURL('/?order=priority');
  await page.goBack();
  await expect(titles(page)).toHaveText(['First', 'Third', 'Second']);
});

test('status, priority and category are changed in the row', async ({ page, api }) => {
  const id = await api.create({ title: 'Change me' });
  await page.goto('/');
  const field = (name: string) => page.getByRole('button', { name: `${name} of ticket ${id}` });
  const choose = async (name: string, value: string) => {
    await field(name).click();
    await page.getByRole('menuitemradio', { name: value }).click();
  };
  await choose('Status', 'In progress');
  await choose('Priority', 'Critical');
  await choose('Category', 'Technical');
  const stored = {
    title: 'Change me',
    category: 'TECHNICAL',
    priority: 'CRITICAL',
    status: 'IN_PROGRESS',
  };
  await expect.poll(() => api.tickets()).toEqual([stored]);
  await page.reload();
  await expect(field('Status')).toHaveAccessibleName(/In progress$/);
  await expect(field('Priority')).toHaveAccessibleName(/Critical$/);
});

test('a change that does not arrive is said and taken back', async ({ page, api }) => {
  const id = await api.create({ title: 'Change me' });
  await page.goto('/?status=OPEN');
  await expect(titles(page)).toHaveText(['Change me']);
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('ChangeFields')
      ? route.abort('connectionreset')
      : route.fallback(),
  );
  await page.getByRole('button', { name: `Status of ticket ${id}` }).click();
  await page.getByRole('menuitemradio', { name: 'Closed' }).click();
  await expect(page.getByRole('alert')).toContainText(`Ticket ${id}: Not changed.`);
  await expect(page.getByRole('button', { name: `Status of ticket ${id}: Open` })).toBeVisible();
});

test.describe('with many tickets', () => {
  test.use({ demo: 700 });

  test('the list goes on without end, and the page holds few of its rows', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByText('700 tickets', { exact: true })).toBeVisible();
    await expect(rows(page).first()).toHaveAttribute('aria-setsize', '700');
    await titles(page).first().focus();
    await expect(async () => {
      await page.keyboard.press('End');
      await expect(page.locator('li[aria-posinset="700"]')).toBeVisible({ timeout: 500 });
    }).toPass({ intervals: [50], timeout: 30_000 });
    expect(await rows(page).count()).toBeLessThan(60);
    await page.keyboard.press('Home');
    await expect(titles(page).first()).toBeFocused();
  });

  test('coming back from a ticket the list stands where it was', async ({ page }) => {
    await page.goto('/');
    await titles(page).first().focus();
    const focused = page.locator(':focus');
    await expect(async () => {
      await page.keyboard.press('End');
      const position = await focused.evaluate((link) =>
        link.closest('li')?.getAttribute('aria-posinset'),
      );
      expect(Number(position)).toBeGreaterThan(100);
    }).toPass();
    const name = await focused.innerText();
    const top = (await focused.boundingBox())?.y;
    await page.keyboard.press('o');
    await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
    await page.goBack();
    await expect(focused).toHaveText(name);
    expect((await focused.boundingBox())?.y).toBe(top);
  });
});

test('after an interruption the news go on, with what was missed', async ({
  page,
  api,
  frontdesk,
}) => {
  await page.goto('/');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await frontdesk.stop();
  await expect(page.getByText('Reconnecting…')).toBeVisible();
  await frontdesk.start();
  await api.create({ title: 'Filed meanwhile' });
  await expect(titles(page)).toHaveText(['Filed meanwhile']);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await api.create({ title: 'Filed afterwards' });
  await expect(titles(page)).toHaveText(['Filed afterwards', 'Filed meanwhile']);
});
