import { expect, type Page } from '@playwright/test';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';
import { vagueTexts } from './vague';

const TITLE = 'Charged twice for one invoice';
const TEXT = 'My card shows two payments for the same invoice. Please refund one of them.';

const note = (page: Page) => page.getByRole('status', { name: 'Suggestion' });
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true });
const filed = (page: Page) => page.getByText(/^Filed as ticket \d+$/);
const file = (page: Page) => page.getByRole('button', { name: 'File ticket' }).click();
const live = (page: Page) => page.getByRole('banner').getByText('Live');

async function write(page: Page, title = TITLE) {
  await field(page, 'Title').fill(title);
  await field(page, 'Description').fill(TEXT);
}

/** What moved on the page although nobody had just typed or clicked, from now on. */
async function watchShifts(page: Page) {
  await page.evaluate(() => {
    const shifts: string[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        hadRecentInput: boolean;
        sources: { node: Element | null }[];
      })[]) {
        if (entry.hadRecentInput) continue;
        for (const { node } of entry.sources) {
          // The header has states of its own.
          if (node?.parentElement?.closest('main')) shifts.push(node.outerHTML.slice(0, 120));
        }
      }
    }).observe({ type: 'layout-shift' });
  });
  return () => page.evaluate(() => (window as unknown as { shifts: string[] }).shifts);
}

test('a ticket is filed, with the built-in suggestion, and can be read', async ({ page, api }) => {
  await page.goto('/new');
  await expect(field(page, 'Title')).toBeFocused();
  await page.keyboard.type(TITLE);
  await page.keyboard.press('Enter');
  await page.keyboard.type(TEXT);
  // Nobody leaves the field: the pause in typing is enough.
  await expect(note(page)).toContainText('Suggested by the built-in model.');
  await expect(note(page)).toContainText('No language model is set up on this server.');
  const shown = async (name: string) =>
    (await field(page, name).locator('option:checked').textContent())?.replace(/.*: /, '');
  const [category, priority] = [await shown('Category'), await shown('Priority')];
  await expectOpenToAll(page, 'with a suggestion');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('link', { name: TITLE }).click();
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await expect(page.getByText(TEXT)).toBeVisible();
  expect(await api.tickets()).toEqual([
    {
      title: TITLE,
      category: category?.toUpperCase(),
      priority: priority?.toUpperCase(),
      status: 'OPEN',
    },
  ]);
});

test('what the model is not sure of is called so, and is left for a review', async ({
  page,
  api,
}) => {
  const [text = ''] = await vagueTexts(api, 1);
  await page.goto('/new');
  await field(page, 'Title').fill(text);
  await field(page, 'Description').fill(text);
  await expect(page.getByText(/not sure$/).first()).toBeVisible();
  await expectOpenToAll(page, 'not sure');
  await page.keyboard.press('Control+Shift+Digit2');
  await file(page);
  await expect(filed(page)).toBeVisible();
  const [ticket] = await api.list({ first: 1, filter: { needsReview: true } });
  expect(ticket?.title).toBe(text);
});

test('the form is empty after filing and ready for the next', async ({ page }) => {
  await page.goto('/new');
  await write(page);
  await file(page);
  await expect(filed(page)).toBeVisible();
  await expect(field(page, 'Title')).toHaveValue('');
  await expect(field(page, 'Description')).toHaveValue('');
  await expect(field(page, 'Title')).toBeFocused();
  await expectOpenToAll(page, 'after filing');
  await write(page, 'Another matter');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('link', { name: 'Another matter' })).toBeVisible();
  await expect(page.getByRole('link', { name: TITLE })).toBeVisible();
  await page.reload();
  await expect(field(page, 'Title')).toHaveValue('');
});

test.describe('with a language model', () => {
  test.use({ llm: true });

  test('its suggestion comes on leaving the field and is marked as its own', async ({ page }) => {
    await page.goto('/new');
    await write(page);
    await field(page, 'Description').blur();
    await expect(note(page)).toContainText('Suggested by the language model example-model.');
    await expect(page.getByText('90%', { exact: true })).toBeVisible();
    await expect(page.getByText('80%', { exact: true })).toBeVisible();
    await expect(page.getByText('An invoice was paid twice.')).toBeVisible();
    await expect(field(page, 'Category').locator('option:checked')).toHaveText(
      'As suggested: Billing',
    );
  });

  test('a choice by hand stays when the suggestion comes', async ({ page, api }) => {
    await page.goto('/new');
    await field(page, 'Category').selectOption('Account');
    await write(page);
    await field(page, 'Description').blur();
    await expect(page.getByRole('button', { name: 'Take High' })).toBeVisible();
    await expect(field(page, 'Category')).toHaveValue('ACCOUNT');
    await file(page);
    await expect(filed(page)).toBeVisible();
    expect(await api.tickets()).toMatchObject([{ category: 'ACCOUNT', priority: 'HIGH' }]);
  });

  test('keys take and refuse it while one types', async ({ page }) => {
    await page.goto('/new');
    await write(page);
    await expect(page.getByRole('button', { name: 'Take High' })).toBeVisible();
    await page.keyboard.press('Alt+Enter');
    await expect(field(page, 'Category')).toHaveValue('BILLING');
    await expect(field(page, 'Priority')).toHaveValue('HIGH');
    await expectOpenToAll(page, 'taken');
    await page.keyboard.press('Control+Shift+Digit2');
    await expect(field(page, 'Category')).toHaveValue('SERVER_DECIDES');
    await expect(field(page, 'Description')).toBeFocused();
    await expect(field(page, 'Description')).toHaveValue(TEXT);
    await expectOpenToAll(page, 'refused');
  });

  test('what is filed against it, or with it, is remembered', async ({ page, api }) => {
    await page.goto('/new');
    await write(page);
    await expect(page.getByRole('button', { name: 'Take High' })).toBeVisible();
    await field(page, 'Category').selectOption('Account');
    await file(page);
    await expect(filed(page)).toBeVisible();
    const [ticket] = await api.list({ first: 1 });
    expect(await api.review(ticket?.id ?? '')).toMatchObject({
      category: 'ACCOUNT',
      priority: 'HIGH',
      suggestion: { categoryOutcome: 'OVERRODE', priorityOutcome: 'KEPT' },
    });
    await page.getByRole('link', { name: TITLE }).click();
    const suggestion = page.getByRole('region', { name: 'Suggestion' });
    await expect(suggestion).toContainText('overridden');
    await expect(suggestion).toContainText('Suggested by the language model example-model.');
  });

  test('nothing moves while one types and the suggestion comes and goes', async ({ page }) => {
    await page.goto('/new');
    await expect(field(page, 'Title')).toBeFocused();
    const shifts = await watchShifts(page);
    await page.keyboard.type(TITLE);
    await page.keyboard.press('Tab');
    await page.keyboard.type(TEXT);
    await expect(page.getByRole('button', { name: 'Take Billing' })).toBeVisible();
    await page.route('**/graphql', (route) => route.abort());
    await page.keyboard.type(' Please.');
    await expect(note(page)).toContainText('about an earlier version');
    await page.unroute('**/graphql');
    await page.getByRole('button', { name: 'Ask again' }).click();
    await expect(note(page)).toContainText('example-model');
    expect(await shifts()).toEqual([]);
  });
});

test('what the server refuses stands at its field', async ({ page, api }) => {
  await page.goto('/new');
  await file(page);
  for (const name of ['Title', 'Description']) {
    await expect(field(page, name)).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(field(page, 'Title')).toBeFocused();
  await expectOpenToAll(page, 'with errors');
  await field(page, 'Title').fill('x'.repeat(201));
  await expect(page.getByText('1 character too long')).toBeVisible();
  await field(page, 'Description').fill(TEXT);
  await file(page);
  await expect(field(page, 'Title')).toHaveAttribute('aria-invalid', 'true');
  await expect(field(page, 'Description')).toHaveAttribute('aria-invalid', 'false');
  expect(await api.tickets()).toEqual([]);
});

test('an answer that gets lost files no second ticket, not even after a reload', async ({
  page,
  api,
}) => {
  await page.goto('/new');
  await write(page);
  let lost = 0;
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('CreateTicket') || lost > 1) return route.fallback();
    lost += 1;
    // The server hears and answers; the browser never learns.
    await route.fetch();
    return route.abort('connectionreset');
  });
  await file(page);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('could not be reached');
  await expectOpenToAll(page, 'out of reach');
  await expect(field(page, 'Description')).toHaveValue(TEXT);
  // The suggestion may well arrive in between; the retry must say what the first try said.
  await expect(note(page)).toContainText('built-in model');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(() => lost).toBe(2);
  await expect(alert).toContainText('could not be reached');
  await page.reload();
  await expect(alert).toContainText('Trying again files it once');
  await expect(field(page, 'Title')).toHaveValue(TITLE);
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(filed(page)).toBeVisible();
  expect(await api.tickets()).toHaveLength(1);
});

test('a draft is back after a reload, and can be thrown away', async ({ page }) => {
  await page.goto('/new');
  await write(page);
  await field(page, 'Category').selectOption('Account');
  await page.reload();
  await expect(page.getByText(/^Your draft .*is back\.$/)).toBeVisible();
  await expect(field(page, 'Title')).toHaveValue(TITLE);
  await expect(field(page, 'Description')).toHaveValue(TEXT);
  await expect(field(page, 'Category')).toHaveValue('ACCOUNT');
  await expectOpenToAll(page, 'with a draft that is back');
  await page.getByRole('button', { name: 'Discard', exact: true }).click();
  await expect(field(page, 'Title')).toHaveValue('');
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(field(page, 'Title')).toHaveValue(TITLE);
  await expect(field(page, 'Title')).toBeFocused();
});

test('two windows write two drafts, and each finds its own again', async ({ page, context }) => {
  await page.goto('/new');
  await write(page, 'First');
  const other = await context.newPage();
  await other.goto('/new');
  await expect(field(other, 'Title')).toHaveValue('');
  await write(other, 'Second');
  await page.reload();
  await expect(field(page, 'Title')).toHaveValue('First');
  await other.reload();
  await expect(field(other, 'Title')).toHaveValue('Second');
  // A window that closes leaves its draft to the next one.
  await other.close();
  const next = await context.newPage();
  await next.goto('/new');
  await expect(field(next, 'Title')).toHaveValue('Second');
  await expect(field(page, 'Title')).toHaveValue('First');
});

test('what is sent while the server is away waits, and is sent once when it is back', async ({
  page,
  api,
  frontdesk,
}) => {
  await page.goto('/new');
  await expect(live(page)).toBeVisible();
  await write(page);
  await frontdesk.stop();
  await file(page);
  await page.getByRole('button', { name: 'Send when the connection is back' }).click();
  await expect(page.getByText('Waiting for the connection.')).toBeVisible();
  await expect(field(page, 'Title')).toHaveValue('');
  await expect(field(page, 'Title')).toBeFocused();
  await expectOpenToAll(page, 'with a ticket that waits');
  await page.getByRole('link', { name: 'Queue' }).click();
  await page.getByRole('link', { name: 'New ticket' }).click();
  await expect(page.getByText('Waiting for the connection.')).toBeVisible();
  const shifts = await watchShifts(page);
  await frontdesk.start();
  await expect(filed(page)).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('Waiting for the connection.')).toBeHidden();
  expect(await shifts()).toEqual([]);
  expect(await api.tickets()).toMatchObject([{ title: TITLE }]);
});

test('what waits is still there after a reload', async ({ page, api }) => {
  await page.goto('/new');
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('CreateTicket') ? route.abort() : route.fallback(),
  );
  await write(page);
  await file(page);
  await page.getByRole('button', { name: 'Send when the connection is back' }).click();
  await page.reload();
  await expect(page.getByText('Waiting for the connection.')).toBeVisible();
  expect(await api.tickets()).toEqual([]);
  // It is tried when the page opens; the next time by itself only after twenty seconds.
  const send = page.getByRole('button', { name: `Send now: ${TITLE}` });
  await expect(send).toBeEnabled();
  await page.unroute('**/graphql');
  await send.click();
  await expect(filed(page)).toBeVisible();
  expect(await api.tickets()).toHaveLength(1);
});

test('offline it waits, and on another page a notice leads to the ticket', async ({
  page,
  context,
  api,
}) => {
  await page.goto('/');
  await expect(live(page)).toBeVisible();
  await page.getByRole('link', { name: 'New ticket' }).click();
  await write(page);
  await context.setOffline(true);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('button', { name: 'Send when the connection is back' }).click();
  await page.getByRole('link', { name: 'Queue' }).click();
  await context.setOffline(false);
  const notice = page.getByRole('alert').filter({ hasText: 'Filed as ticket' });
  await expect(notice).toBeVisible({ timeout: 30_000 });
  await expectOpenToAll(page, 'with a notice');
  await notice.getByRole('link', { name: TITLE }).click();
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  expect(await api.tickets()).toHaveLength(1);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 380, height: 760 }, hasTouch: true, isMobile: true });

  test('nothing lies beside the page, and all is within reach', async ({ page }) => {
    await page.goto('/new');
    await write(page);
    await expect(note(page)).toContainText('built-in model');
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBe(380);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await expectOpenToAll(page, `on a phone, ${colorScheme}`);
    }
    await page
      .getByRole('button', { name: /^Refuse/ })
      .first()
      .tap();
    await expect(field(page, 'Category')).toHaveValue('SERVER_DECIDES');
    await page.getByRole('button', { name: 'File ticket' }).tap();
    await expect(filed(page)).toBeVisible();
    expect(await width()).toBe(380);
    await page.route('**/graphql', (route) => route.abort());
    await write(page, 'x'.repeat(200));
    await page.getByRole('button', { name: 'File ticket' }).tap();
    await page.getByRole('button', { name: 'Send when the connection is back' }).tap();
    await expect(page.getByText('Waiting for the connection.')).toBeVisible();
    expect(await width()).toBe(380);
  });
});
