import { type BrowserContext, expect, type Page } from '@playwright/test';
import { test } from './fixtures';

/** A window that is told what happens elsewhere. */
async function openLive(context: BrowserContext, path: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  return page;
}

const status = (page: Page, id: string) =>
  page.getByRole('button', { name: `Status of ticket ${id}:` });
const isNow = (page: Page, id: string, value: string) =>
  expect(status(page, id)).toHaveAccessibleName(`Status of ticket ${id}: ${value}`);
const counted = (page: Page, value: string) =>
  page
    .getByRole('table', { name: 'By status' })
    .getByRole('row', { name: new RegExp(`^${value}`) });

test('a status changed in one window shows in all others', async ({ page, context, api }) => {
  const id = await api.create({ title: 'Printer on fire' });
  const queue = await openLive(context, '/');
  const openQueue = await openLive(context, '/?status=OPEN');
  const stats = await openLive(context, '/stats');
  const ticket = await openLive(context, `/tickets/${id}`);
  for (const window of [queue, openQueue, ticket]) await isNow(window, id, 'Open');
  await expect(counted(stats, 'Open')).toContainText('100%');
  await expect(openQueue.getByText('1 ticket', { exact: true })).toBeVisible();

  await page.goto('/');
  await status(page, id).click();
  await page.getByRole('menuitemradio', { name: 'Resolved' }).click();
  for (const window of [queue, ticket]) await isNow(window, id, 'Resolved');
  await expect(openQueue.getByText('No ticket matches.')).toBeVisible();
  await expect(openQueue.getByText('0 tickets', { exact: true })).toBeVisible();
  await expect(counted(stats, 'Resolved')).toContainText('100%');
});

test('a change deep in a list shows there', async ({ context, api }) => {
  const id = await api.create({ title: 'The oldest' });
  await api.createMany(Array.from({ length: 60 }, (_, i) => `Ticket number ${i + 1}`));
  const queue = await openLive(context, '/');
  await queue.getByRole('list', { name: 'Tickets' }).getByRole('link').first().focus();
  await expect(async () => {
    await queue.keyboard.press('End');
    await expect(status(queue, id)).toBeVisible({ timeout: 500 });
  }).toPass();
  await isNow(queue, id, 'Open');
  await api.setStatus(id, 'CLOSED');
  await isNow(queue, id, 'Closed');
});

test('quick choices end with the last one, everywhere', async ({ page, context, api }) => {
  const id = await api.create({ title: 'Printer on fire' });
  const other = await openLive(context, '/');
  await page.goto('/');
  await isNow(page, id, 'Open');
  for (const digit of ['2', '3', '4']) {
    await page.keyboard.press('s');
    await expect(page.getByRole('menuitemradio').first()).toBeVisible();
    await expect(page.getByRole('menu').locator(':focus')).toBeVisible();
    await page.keyboard.press(digit);
  }
  await isNow(page, id, 'Closed');
  await expect.poll(async () => (await api.tickets())[0]?.status).toBe('CLOSED');
  await isNow(other, id, 'Closed');
  await isNow(page, id, 'Closed');
});

test('going from page to page keeps one connection and reads each page once', async ({
  page,
  api,
}) => {
  await api.create({ title: 'Printer on fire' });
  const sockets: string[] = [];
  const reads: string[] = [];
  page.on('websocket', (socket) => sockets.push(socket.url()));
  page.on('request', (request) => {
    const read = /query (\w+)/.exec(request.postData() ?? '')?.[1];
    if (read) reads.push(read);
  });
  const count = (name: string) => reads.filter((read) => read === name).length;

  await page.goto('/');
  await expect(page.getByText('1 ticket', { exact: true })).toBeVisible();
  await expect.poll(() => count('QueuePage')).toBe(1);
  await page.getByRole('link', { name: 'Statistics', exact: true }).click();
  await expect(counted(page, 'Open')).toContainText('100%');
  await page.getByRole('link', { name: 'Queue', exact: true }).click();
  await expect(page.getByText('1 ticket', { exact: true })).toBeVisible();
  // Back at the list only what it missed is read.
  await expect.poll(() => count('QueueEvents')).toBe(1);
  // A change is told to the page that is open, some time after everything that could have been read in vain.
  await api.create({ title: 'Another' });
  await expect(page.getByText('2 tickets', { exact: true })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Another' })).toBeVisible();
  expect(count('QueueEvents')).toBe(1);
  expect(count('QueuePage')).toBe(1);
  expect(count('StatsPage')).toBe(1);
  expect(sockets).toHaveLength(1);
});
