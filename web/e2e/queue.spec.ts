import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

const rows = (page: Page) => page.getByRole('list', { name: 'Tickets' }).getByRole('listitem');
const titles = (page: Page) => rows(page).getByRole('link');

test('a ticket filed in one window appears by itself in another', async ({ page, context }) => {
  await page.goto('/');
  await expect(page.getByText('No tickets yet')).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  const other = await context.newPage();
  await other.goto('/new');
  await other.getByLabel('Title').fill('Printer on fire');
  await other.getByLabel('Description').fill('It burns.');
  await other.getByRole('button', { name: 'File ticket' }).click();
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

test('search finds words in title and description, whatever their case', async ({ page, api }) => {
  await api.create({ title: 'Größe falsch', description: 'Nothing else.' });
  await api.create({ title: 'Second', description: 'The REFUND is 100% missing.' });
  await api.create({ title: 'Third' });
  await page.goto('/');
  await expect(rows(page)).toHaveCount(3);
  const search = page.getByRole('searchbox', { name: 'Search tickets' });
  await search.fill('refund');
  await expect(titles(page)).toHaveText(['Second']);
  await expect(page).toHaveURL(/\?q=refund$/);
  await search.fill('GRÖßE');
  await expect(titles(page)).toHaveText(['Größe falsch']);
  await search.fill('0% miss');
  await expect(titles(page)).toHaveText(['Second']);
  await search.fill('nowhere');
  await expect(page.getByText('No ticket matches.')).toBeVisible();
  await page.goBack();
  await expect(search).toHaveValue('');
  await expect(rows(page)).toHaveCount(3);
});

test('status, priority and category are changed in the row', async ({ page, api }) => {
  const id = await api.create({ title: 'Change me' });
  await page.goto('/');
  await page.getByLabel(`Status of ticket ${id}`).selectOption('In progress');
  await page.getByLabel(`Priority of ticket ${id}`).selectOption('Critical');
  await page.getByLabel(`Category of ticket ${id}`).selectOption('Technical');
  const stored = {
    title: 'Change me',
    category: 'TECHNICAL',
    priority: 'CRITICAL',
    status: 'IN_PROGRESS',
  };
  await expect.poll(() => api.tickets()).toEqual([stored]);
  await page.reload();
  await expect(page.getByLabel(`Status of ticket ${id}`)).toHaveValue('IN_PROGRESS');
  await expect(page.getByLabel(`Priority of ticket ${id}`)).toHaveValue('CRITICAL');
});

test('a change that does not arrive is said and taken back', async ({ page, api }) => {
  const id = await api.create({ title: 'Change me' });
  await page.goto('/');
  const status = page.getByLabel(`Status of ticket ${id}`);
  await expect(status).toHaveValue('OPEN');
  await page.route('**/graphql', (route) => route.abort('connectionreset'));
  await status.selectOption('Closed');
  await expect(page.getByRole('alert')).toContainText('Not changed.');
  await expect(status).toHaveValue('OPEN');
});

test('the list goes on when one scrolls', async ({ page, api }) => {
  test.slow();
  await api.createMany(Array.from({ length: 120 }, (_, i) => `Ticket number ${i + 1}`));
  await page.goto('/');
  await expect(rows(page)).toHaveCount(50);
  await expect(page.getByText('120 tickets')).toBeVisible();
  await expect(async () => {
    await rows(page).last().scrollIntoViewIfNeeded();
    await expect(rows(page)).toHaveCount(120, { timeout: 500 });
  }).toPass();
  const inOrder = Array.from({ length: 120 }, (_, i) => `Ticket number ${120 - i}`);
  await expect(titles(page)).toHaveText(inOrder);
  await expect(page.getByRole('button', { name: 'Load more tickets' })).toBeHidden();
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
