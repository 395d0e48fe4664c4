import { expect, type Locator, type Page } from '@playwright/test';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';

const figure = (page: Page, name: string) =>
  page
    .locator('dl > *')
    .filter({ has: page.getByText(name, { exact: true }) })
    .getByRole('definition')
    .first();

const row = (page: Page, table: string, value: string) =>
  page.getByRole('table', { name: table }).getByRole('row', { name: new RegExp(`^${value}`) });

const bars = (page: Page) => page.getByRole('toolbar', { name: /^Bars of the chart/ });

const numberIn = (text: string | null) => Number((text ?? '').replace(/\D/g, ''));

type Filter = Record<string, string[] | undefined> & { created?: { from?: string } };

/** Whether a filter asks for what an address of the queue says. */
function asksFor(filter: Filter | null, address: string): boolean {
  const search = new URL(address, 'http://localhost').searchParams;
  const sameValues = ['status', 'priority', 'category'].every(
    (field) => (search.get(field) ?? '') === (filter?.[field] ?? []).join(','),
  );
  return sameValues && (filter?.created?.from ?? '').startsWith(search.get('from') ?? '');
}

/** Follows a link to the queue, and holds that the server counts there what the link said. */
async function expectSameCount(page: Page, link: Locator, count: number) {
  const address = (await link.getAttribute('href')) ?? '';
  const counted = page.waitForResponse((response) => {
    const request = response.request();
    if (!request.postData()?.includes('query Facets')) return false;
    return asksFor(request.postDataJSON().variables.filter, address);
  });
  await link.click();
  await expect(page.getByRole('heading', { level: 1, name: 'Queue' })).toBeAttached();
  const { data } = await (await counted).json();
  expect(count).toBeGreaterThan(0);
  expect(data.all.total).toBe(count);
}

/** Everything that moved on the page without a hand on it, from its first paint on. */
async function watchShifts(page: Page) {
  await page.addInitScript(() => {
    const shifts: { value: number; what: string[] }[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null }[];
      })[]) {
        // What is in the header is none of this page's.
        const what = entry.sources
          .map(({ node }) => (node instanceof Element ? node : node?.parentElement))
          .filter((node) => node && !node.closest('body > div > header'))
          .map((node) => (node?.outerHTML ?? '').slice(0, 120));
        if (!entry.hadRecentInput && what.length > 0) shifts.push({ value: entry.value, what });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: object[] }).shifts);
}

test('the numbers are those of the tickets, and follow what happens in another window', async ({
  page,
  context,
  api,
}) => {
  const id = await api.create({ title: 'A', category: 'BILLING', priority: 'HIGH' });
  await api.create({ title: 'B', category: 'TECHNICAL', priority: 'LOW' });
  await api.setStatus(id, 'RESOLVED');
  await page.goto('/stats');
  const second = await context.newPage();
  await second.goto('/stats?category=BILLING');
  await expect(figure(page, 'Tickets')).toHaveText('2');
  await expect(figure(page, 'Open')).toHaveText('1');
  await expect(figure(page, 'Mean time to resolve')).toHaveText(/^< 1\s?m$/);
  await expect(row(page, 'By status', 'Resolved')).toContainText('1');
  await expect(figure(second, 'Tickets')).toHaveText('1');

  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await api.create({ title: 'C', category: 'BILLING', priority: 'CRITICAL' });
  await expect(figure(page, 'Tickets')).toHaveText('3');
  await expect(row(page, 'By category', 'Billing')).toContainText('2');
  await expect(row(page, 'Category by priority', 'Billing').getByRole('cell').first()).toHaveText(
    '1',
  );
  await expect(figure(second, 'Tickets')).toHaveText('2');
});

test('a desk without tickets says so until the first one comes', async ({ page, api }) => {
  await page.goto('/stats');
  await expect(page.getByText(/^No tickets yet/)).toBeVisible();
  await expectOpenToAll(page, 'no tickets');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await api.create({ title: 'A' });
  await expect(bars(page)).toBeVisible();
  await page.goto('/stats?q=nowhere&by=status');
  await page.getByRole('button', { name: 'Clear the filter' }).click();
  await expect(page).toHaveURL(/\/stats\?by=status$/);
  await expect(bars(page)).toBeVisible();
});

test.describe('with a year of tickets', () => {
  test.use({ demo: 3000 });

  test('a bar, a layer of it and its row in the table lead to the tickets they count', async ({
    page,
  }) => {
    await page.goto('/stats?priority=MEDIUM,LOW&days=90');
    const whole = bars(page).locator('[data-column="40"][data-level="0"]');
    const layer = bars(page).locator('[data-column="40"][data-level="2"]');
    const count = async (link: Locator) =>
      numberIn((await link.getAttribute('aria-label'))?.split(': ').at(-1) ?? null);
    await expectSameCount(page, layer, await count(layer));
    await expect(page).toHaveURL(/priority=MEDIUM,LOW&category=TECHNICAL&from=(.{10})&to=\1$/);

    await page.goBack();
    await expect(page).toHaveURL(/\/stats\?priority=MEDIUM,LOW&days=90$/);
    const total = await count(whole);
    await whole.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await expect(whole).toBeFocused();
    const name = (await whole.getAttribute('aria-label'))?.split(': ')[0] ?? '';
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const cells = row(page, 'New tickets per day', name).getByRole('cell');
    expect(numberIn(await cells.last().textContent())).toBe(total);
    await expectSameCount(page, cells.last().getByRole('link'), total);
  });

  test('Enter on a bar leads there, too', async ({ page }) => {
    await page.goto('/stats?days=30');
    await bars(page).getByRole('link').last().waitFor({ state: 'attached' });
    await bars(page).locator('[tabindex="0"]').focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowUp');
    const href = await page.evaluate(() => document.activeElement?.getAttribute('href'));
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`${href?.replace(/[?]/g, '\\?')}$`));
  });

  test('a week leads to its days', async ({ page }) => {
    await page.goto('/stats?days=365&by=status');
    await expect(page.getByRole('region', { name: /^New tickets per week/ })).toBeVisible();
    const week = bars(page).locator('[data-column="20"][data-level="0"]');
    const label = (await week.getAttribute('aria-label')) ?? '';
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const cells = row(page, 'New tickets per week', label.split(': ')[0] ?? '').getByRole('cell');
    await expectSameCount(
      page,
      cells.last().getByRole('link'),
      numberIn(label.split(': ').at(-1) ?? null),
    );
  });

  test('a cell of the heat map, a row of a breakdown and a figure lead there', async ({ page }) => {
    const links = [
      () => row(page, 'Category by priority', 'Technical').getByRole('link').nth(1),
      () => row(page, 'Category by priority', 'Total').getByRole('link').first(),
      () => row(page, 'By status', 'Closed').getByRole('link'),
      () => figure(page, 'Tickets').getByRole('link'),
      () => figure(page, 'Open').getByRole('link'),
    ];
    for (const link of links) {
      await page.goto('/stats?days=365&category=TECHNICAL,BILLING');
      await expectSameCount(page, link(), numberIn(await link().textContent()));
    }
    await page.goto('/stats?days=30&q=e');
    await page.getByRole('link', { name: 'Show these tickets' }).click();
    await expect(page).toHaveURL(/\/\?q=e&days=30$/);
  });

  test('what is chosen stands in the address, and one step back takes it back', async ({
    page,
  }) => {
    await page.goto('/stats');
    await page.getByRole('radio', { name: 'Status' }).check({ force: true });
    await expect(page).toHaveURL(/\/stats\?by=status$/);
    await page.getByLabel('Filed').selectOption('Last 7 days');
    await expect(page).toHaveURL(/days=7/);
    await expect(
      page.getByRole('region', { name: 'New tickets per day, last 7 days' }),
    ).toBeVisible();
    await page.goBack();
    await expect(
      page.getByRole('region', { name: 'New tickets per day, last 30 days' }),
    ).toBeVisible();
    await expect(page.getByRole('radio', { name: 'Status' })).toBeChecked();
    await page.reload();
    await expect(page.getByRole('radio', { name: 'Status' })).toBeChecked();
  });

  test('a table is copied for spreadsheets', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/stats');
    await expect(bars(page)).toBeVisible();
    await page.getByRole('button', { name: 'Copy as text: Category by priority' }).click();
    await expect(page.getByText('Copied', { exact: true })).toBeVisible();
    const heat = await page.evaluate(() => navigator.clipboard.readText());
    expect(heat.split('\n').map((line) => line.split('\t').length)).toEqual([6, 6, 6, 6, 6, 6]);
    expect(heat.split('\n').at(-1)).toMatch(/^Total\t.*\t3000$/);
    await page.getByRole('button', { name: /^Copy as text: New tickets per day/ }).click();
    const days = () => page.evaluate(() => navigator.clipboard.readText());
    await expect.poll(async () => (await days()).split('\n').length).toBe(31);
    expect((await days()).split('\n').at(-1)).toMatch(/^\d{4}-\d{2}-\d{2}(\t\d+){5}$/);
  });

  for (const width of [380, 768, 1440]) {
    test(`nothing moves while the numbers come (${width} pixels)`, async ({ page }) => {
      await page.setViewportSize({ width, height: 900 });
      const shifts = await watchShifts(page);
      // Slow enough for the placeholders to be painted.
      await page.route('**/graphql', async (route) => {
        const answer = await route.fetch();
        await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => done(null))));
        await route.fulfill({ response: answer });
      });
      await page.goto('/stats?days=90');
      await expect(page.getByRole('table', { name: 'By status' })).toBeAttached();
      await expect(bars(page)).toBeAttached();
      // Also where the filter is folded away.
      await expect(page.locator('label', { hasText: /^Open\s\d/ })).toBeAttached();
      expect(await shifts()).toEqual([]);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBe(0);
    });
  }

  test('on a phone the filter is a step away and the chart can be followed', async ({ page }) => {
    await page.setViewportSize({ width: 380, height: 760 });
    await page.goto('/stats');
    await page.getByRole('button', { name: 'Filters' }).click();
    await page.getByRole('checkbox', { name: /^Billing/ }).check({ force: true });
    await expect(page).toHaveURL(/category=BILLING/);
    await page.getByRole('button', { name: 'Show as a table' }).click();
    const cell = page
      .getByRole('table', { name: /^New tickets/ })
      .getByRole('link')
      .first();
    await expectSameCount(page, cell, numberIn(await cell.textContent()));
  });

  for (const scheme of ['light', 'dark'] as const) {
    test(`the statistics shut nobody out (${scheme})`, async ({ page }) => {
      await page.emulateMedia({ colorScheme: scheme });
      for (const path of ['/stats', '/stats?days=365&by=status', '/stats?q=nowhere']) {
        await page.goto(path);
        await expect(page.locator('[aria-busy="false"]')).toBeAttached();
        const table = page.getByRole('button', { name: 'Show as a table' });
        if (await table.isVisible()) await table.click();
        await expectOpenToAll(page, path);
      }
      await page.goto('/stats');
      await expect(bars(page)).toBeVisible();
      await page.route('**/graphql', (route) => route.abort('connectionreset'));
      await page.getByLabel('Filed').selectOption('Last 7 days');
      await expect(page.getByRole('alert')).toBeVisible();
      await expectOpenToAll(page, 'a failure');
      await page.unroute('**/graphql');
      await page.getByRole('button', { name: 'Try again' }).click();
      await expect(page.getByRole('alert')).toBeHidden();
    });
  }

  test('nothing is animated for who asked for rest', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto('/stats');
    await expect(bars(page)).toBeVisible();
    const running = () =>
      page.evaluate(
        () => document.getAnimations().filter((each) => each.playState === 'running').length,
      );
    expect(await running()).toBe(0);
    await page.getByRole('radio', { name: 'Status' }).check({ force: true });
    await expect(page).toHaveURL(/by=status/);
    expect(await running()).toBe(0);
  });
});

test('the library that draws the chart comes with the statistics only', async ({ page }) => {
  const scripts: string[] = [];
  page.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.url());
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeAttached();
  await page.waitForLoadState('networkidle');
  expect(scripts.filter((url) => url.includes('chart'))).toEqual([]);
  await page.getByRole('link', { name: 'Statistics', exact: true }).click();
  await expect.poll(() => scripts.some((url) => url.includes('trend-chart'))).toBe(true);
});
