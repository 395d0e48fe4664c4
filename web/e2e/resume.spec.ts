import { expect, type Page } from '@playwright/test';
import { Api, type Listed } from './api';
import { test } from './fixtures';
import { networkOf } from './network';
import { listenIn } from './traffic';

/** A list in which a ticket moves by its priority and goes by its status. */
const PATH = '/?status=OPEN,IN_PROGRESS&order=priority';
const SAME = {
  filter: { status: ['OPEN', 'IN_PROGRESS'] },
  orderBy: { field: 'PRIORITY' },
};

const list = (page: Page) => page.getByRole('list', { name: 'Tickets' });
const live = (page: Page) => page.getByText('Live', { exact: true });
const word = (value: string) => value[0] + value.slice(1).toLowerCase().replace('_', ' ');

/** The rows that are drawn, in their order. */
const shown = (page: Page) =>
  list(page)
    .getByRole('listitem')
    .evaluateAll((rows) =>
      rows
        .toSorted((a, b) => Number(a.ariaPosInSet) - Number(b.ariaPosInSet))
        .map((row) => [
          row.querySelector('[data-ticket]')?.textContent,
          ...[...row.querySelectorAll('button')].map((button) => button.ariaLabel),
        ]),
    );
const rowOf = ({ id, title, priority, category, status }: Listed) => [
  title,
  `Priority of ticket ${id}: ${word(priority)}`,
  `Category of ticket ${id}: ${word(category)}`,
  `Status of ticket ${id}: ${word(status)}`,
];

/** The page shows what the server answers now, from the first row on. */
async function expectFresh(page: Page, api: Api, question: Parameters<Api['list']>[0] = SAME) {
  await expect(async () => {
    const rows = await shown(page);
    const fresh = await api.list({ ...question, first: rows.length + 1 });
    expect(rows).toEqual(fresh.slice(0, Math.max(rows.length, 1)).map(rowOf));
    // All of a short list is drawn.
    if (rows.length < 15) expect(fresh).toHaveLength(rows.length);
  }).toPass({ timeout: 20_000 });
}

/** Tickets come, change, move and go. */
async function happen(api: Api, [first, second, third, fourth]: string[]) {
  await api.create({ title: 'Came meanwhile', priority: 'HIGH' });
  await api.update(first ?? '', { priority: 'CRITICAL' });
  await api.update(second ?? '', { status: 'CLOSED' });
  await api.update(third ?? '', { title: 'Said more clearly' });
  await api.update(fourth ?? '', { status: 'RESOLVED' });
  await api.update(fourth ?? '', { status: 'IN_PROGRESS', category: 'BILLING' });
}

/** A page that follows a list of eight tickets and was told of at least one change. */
async function openFollowing(page: Page, api: Api) {
  const ids: string[] = [];
  for (let number = 1; number <= 8; number += 1) {
    ids.push(await api.create({ title: `Number ${number}`, priority: 'LOW' }));
  }
  const traffic = listenIn(page);
  await page.goto(PATH);
  await expect(live(page)).toBeVisible();
  await expect(list(page).getByRole('listitem')).toHaveCount(8);
  await api.update(ids[7] ?? '', { priority: 'MEDIUM' });
  await expectFresh(page, api);
  // A page that is loaded anew forgets this.
  await page.evaluate(() => Object.assign(window, { before: true }));
  const before = traffic.lastCursor();
  expect(before).not.toBeNull();
  return { ids, traffic, before };
}

const isSamePage = (page: Page) => page.evaluate(() => 'before' in window);

test('after a loss of the network the list goes on from its last place', async ({ page, api }) => {
  const network = await networkOf(page);
  const { ids, traffic, before } = await openFollowing(page, api);
  await network.cut();
  await expect(page.getByText('Offline', { exact: true })).toBeVisible();
  await happen(api, ids);
  await network.mend();
  await expect(live(page)).toBeVisible();
  await expectFresh(page, api);
  expect(traffic.asked('QueueEvents')[0]).toMatchObject({ after: before });
  expect(traffic.asked('QueuePage')).toHaveLength(1);

  // And it follows: what is told now comes from where it has come to.
  await api.create({ title: 'Afterwards', priority: 'CRITICAL' });
  await expectFresh(page, api);
  const follows = traffic.asked('QueueFollow').map(({ after }) => after);
  expect(follows.length).toBeGreaterThan(1);
  expect(new Set(follows).size).toBe(follows.length);
  expect(traffic.asked('QueuePage')).toHaveLength(1);
  expect(await isSamePage(page)).toBe(true);
});

test('after the server was killed and started again the list goes on from its last place', async ({
  page,
  api,
  frontdesk,
}) => {
  const { ids, traffic, before } = await openFollowing(page, api);
  await frontdesk.kill();
  await expect(page.getByText('Reconnecting…')).toBeVisible();
  const other = await frontdesk.beside();
  await happen(new Api(other.url), ids);
  await other.stop();
  await frontdesk.start();
  await expect(live(page)).toBeVisible();
  await expectFresh(page, api);
  await api.create({ title: 'Afterwards', priority: 'CRITICAL' });
  await expectFresh(page, api);
  expect(traffic.asked('QueueEvents')[0]).toMatchObject({ after: before });
  expect(traffic.asked('QueuePage')).toHaveLength(1);
  expect(await isSamePage(page)).toBe(true);
});

test('what is too much to be told is read anew, once, and the reader stays where they were', async ({
  page,
  api,
}) => {
  test.slow();
  const network = await networkOf(page);
  await api.createMany(Array.from({ length: 60 }, (_, i) => `Number ${i + 1}`));
  const traffic = listenIn(page);
  await page.goto('/');
  await expect(live(page)).toBeVisible();
  await list(page).getByRole('link').first().focus();
  for (let i = 0; i < 20; i += 1) await page.keyboard.press('j');
  const focused = page.locator(':focus');
  await expect(focused).toHaveText('Number 40');
  const read = await focused.boundingBox();

  await network.cut();
  await expect(page.getByText('Offline', { exact: true })).toBeVisible();
  for (let round = 0; round < 30; round += 1) {
    await Promise.all(
      Array.from({ length: 20 }, (_, i) => api.create({ title: `News ${round * 20 + i}` })),
    );
  }
  const pages = traffic.asked('QueuePage').length;
  await network.mend();
  await expect(live(page)).toBeVisible();
  await expect(page.getByText('660 tickets', { exact: true })).toBeVisible();
  const button = page.getByRole('button', { name: '600 new' });
  await expect(button).toBeVisible();
  await expect(focused).toHaveText('Number 40');
  expect(await focused.boundingBox()).toEqual(read);
  const anew = traffic.asked('QueuePage').slice(pages);
  expect(anew.filter(({ after }) => after === null)).toHaveLength(1);

  await button.click();
  await expectFresh(page, api, {});
});

test('catching up is said when it takes some time, and moves nothing', async ({ page, api }) => {
  const network = await networkOf(page);
  const { ids } = await openFollowing(page, api);
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/graphql', async (route) => {
    if (route.request().postData()?.includes('query QueueEvents')) await held;
    await route.continue();
  });
  const shortcuts = page.getByRole('button', { name: 'Keyboard shortcuts' });
  const beside = await shortcuts.boundingBox();
  await network.cut();
  await expect(page.getByText('Offline', { exact: true })).toBeVisible();
  await happen(api, ids);
  await network.mend();
  await expect(page.getByText('Catching up…')).toBeVisible();
  expect(await shortcuts.boundingBox()).toEqual(beside);
  release();
  await expect(live(page)).toBeVisible();
  await expectFresh(page, api);
});

test('a socket that died without a word is noticed, and the list goes on', async ({
  page,
  api,
}) => {
  let isDead = false;
  await page.routeWebSocket('**/graphql', (socket) => {
    const diesLater = !isDead;
    const server = socket.connectToServer();
    const passes = () => !(diesLater && isDead);
    socket.onMessage((message) => passes() && server.send(message));
    server.onMessage((message) => passes() && socket.send(message));
  });
  await page.clock.install();
  await api.create({ title: 'Number 1' });
  await page.goto(PATH);
  await expect(live(page)).toBeVisible();
  await expectFresh(page, api);
  isDead = true;
  await api.create({ title: 'Came meanwhile' });
  // The time after which no answer to a ping is none.
  await page.clock.runFor(25_000);
  await expect(async () => {
    await page.clock.runFor(500);
    await expect(list(page).getByRole('listitem')).toHaveCount(2, { timeout: 500 });
  }).toPass();
  await expectFresh(page, api);
});
