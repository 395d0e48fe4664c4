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
  page.getByLabel(`Status of ticket ${id}`, { exact: true });
const counted = (page: Page, value: string) =>
  page
    .getByRole('table', { name: 'By status' })
    .getByRole('row', { name: new RegExp(`^${value}`) })
    .getByRole('cell')
    .first();

test('a status changed in one window shows in all others', async ({ page, context, api }) => {
  const id = await api.create({ title: 'Printer on fire' });
  const queue = await openLive(context, '/');
  const openQueue = await openLive(context, '/?status=OPEN');
  const stats = await openLive(context, '/stats');
  const ticket = await context.newPage();
  await ticket.goto(`/tickets/${id}`);
  for (const window of [queue, openQueue, ticket]) {
    await expect(status(window, id)).toHaveValue('OPEN');
  }
  await expect(counted(stats, 'Open')).toHaveText('1');
  await expect(openQueue.getByText('1 ticket', { exact: true })).toBeVisible();

  await page.goto('/');
  await status(page, id).selectOption('Resolved');
  for (const window of [queue, openQueue, ticket]) {
    await expect(status(window, id)).toHaveValue('RESOLVED');
  }
  await expect(openQueue.getByText('0 tickets', { exact: true })).toBeVisible();
  await expect(counted(stats, 'Open')).toHaveText('0');
  await expect(counted(stats, 'Resolved')).toHaveText('1');
});

test('a change deep in a list shows there', async ({ context, api }) => {
  const id = await api.create({ title: 'The oldest' });
  await api.createMany(Array.from({ length: 60 }, (_, i) => `Ticket number ${i + 1}`));
  const queue = await openLive(context, '/');
  await queue.getByRole('button', { name: 'Load more tickets' }).scrollIntoViewIfNeeded();
  await expect(status(queue, id)).toHaveValue('OPEN');
  await api.setStatus(id, 'CLOSED');
  await expect(status(queue, id)).toHaveValue('CLOSED');
});

test('quick choices by keyboard end with the last one', async ({ page, context, api }) => {
  const id = await api.create({ title: 'Printer on fire' });
  const other = await openLive(context, '/');
  await page.goto('/');
  await status(page, id).focus();
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('ArrowDown');
  await expect(status(page, id)).toHaveValue('CLOSED');
  await expect.poll(async () => (await api.tickets())[0]?.status).toBe('CLOSED');
  await expect(status(other, id)).toHaveValue('CLOSED');
  await expect(status(page, id)).toHaveValue('CLOSED');
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
  // Once at the start something is read twice: before listening, and after.
  await expect.poll(() => count('QueuePage')).toBe(2);
  await expect.poll(() => count('TicketCount')).toBe(2);
  await page.getByRole('link', { name: 'Statistics', exact: true }).click();
  await expect(counted(page, 'Open')).toHaveText('1');
  await page.getByRole('link', { name: 'Queue' }).click();
  await expect(page.getByText('1 ticket', { exact: true })).toBeVisible();
  // A change is read by the page that is open, some time after everything that could have been read in vain.
  await api.create({ title: 'Another' });
  await expect(page.getByText('2 tickets', { exact: true })).toBeVisible();
  await expect.poll(() => count('QueuePage')).toBe(4);
  expect(count('StatsPage')).toBe(1);
  expect(sockets).toHaveLength(1);
});
