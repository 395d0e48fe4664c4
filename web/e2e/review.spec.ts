import { expect, type Page } from '@playwright/test';
import type { Api } from './api';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';
import { vagueTexts } from './vague';

const sheet = (page: Page, id: string) => page.getByRole('article', { name: `Ticket ${id}` });
const left = (page: Page, count: number) => page.getByText(`${count} left`, { exact: true });
const choice = (page: Page, name: string) =>
  page.getByRole('radio', { name: new RegExp(`^${name}`) });

/** Files tickets of which triage is not sure, and answers their ids. */
async function fileVague(api: Api, count: number): Promise<string[]> {
  const ids: string[] = [];
  for (const text of await vagueTexts(api, count)) {
    ids.push(await api.create({ title: text, description: text, category: null, priority: null }));
  }
  return ids;
}

test('by keyboard alone: choose, confirm, skip, go back, undo, leave', async ({ page, api }) => {
  const [first = '', second = '', third = ''] = await fileVague(api, 3);
  await page.goto('/');
  await expect(page.getByRole('img', { name: 'Needs review' })).toHaveCount(3);
  await page.keyboard.press('g');
  await page.keyboard.press('r');
  await expect(sheet(page, first)).toBeVisible();
  await expect(left(page, 3)).toBeVisible();
  await expectOpenToAll(page, 'a ticket to review');
  await page.keyboard.press('1');
  await page.keyboard.press('q');
  await expect(choice(page, 'Billing')).toBeChecked();
  await expect(choice(page, 'Critical')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect(sheet(page, second)).toBeVisible();
  await expect(left(page, 2)).toBeVisible();
  await expect
    .poll(() => api.review(first))
    .toMatchObject({ category: 'BILLING', priority: 'CRITICAL', needsReview: false });
  await page.keyboard.press('j');
  await expect(sheet(page, third)).toBeVisible();
  await page.keyboard.press('k');
  await expect(sheet(page, second)).toBeVisible();
  // The last judgement was of the first ticket.
  await page.keyboard.press('u');
  await expect(sheet(page, first)).toBeVisible();
  await expect(left(page, 3)).toBeVisible();
  await page.keyboard.press('2');
  await page.keyboard.press('Enter');
  await expect(sheet(page, second)).toBeVisible();
  await expect.poll(async () => (await api.review(first)).category).toBe('TECHNICAL');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing waits for a review.')).toBeVisible();
  await expectOpenToAll(page, 'nothing left');
  for (const id of [second, third]) {
    await expect.poll(async () => (await api.review(id)).needsReview).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/\/\?needsReview=true$/);
  await expect(page.getByText('No ticket matches.')).toBeVisible();
});

test('what others judge vanishes, what comes in stands at the end', async ({ page, api }) => {
  const [first = '', second = ''] = await fileVague(api, 2);
  await page.goto('/review');
  await expect(sheet(page, first)).toBeVisible();
  await expect(left(page, 2)).toBeVisible();
  const [third = ''] = await fileVague(api, 1);
  await expect(left(page, 3)).toBeVisible();
  await api.judge(second, {});
  await expect(left(page, 2)).toBeVisible();
  await page.keyboard.press('j');
  await expect(sheet(page, third)).toBeVisible();
  await api.judge(third, { category: 'ACCOUNT' });
  await expect(page.getByText('Somebody else has judged this ticket meanwhile.')).toBeVisible();
  await expectOpenToAll(page, 'judged elsewhere');
  await page.keyboard.press('Enter');
  await expect(sheet(page, first)).toBeVisible();
  expect(await api.review(third)).toMatchObject({ category: 'ACCOUNT' });
});

test('a judgement that cannot be sent is not lost', async ({ page, api }) => {
  const [first = '', second = ''] = await fileVague(api, 2);
  await page.goto('/review');
  await expect(sheet(page, first)).toBeVisible();
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('mutation Review') ? route.abort() : route.fallback(),
  );
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(sheet(page, second)).toBeVisible();
  const alert = page.getByRole('alert').filter({ hasText: `Ticket ${first}: Not changed.` });
  await expect(alert).toBeVisible();
  await expect(left(page, 2)).toBeVisible();
  await expectOpenToAll(page, 'with a failure');
  await page.unroute('**/graphql');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect.poll(async () => (await api.review(first)).category).toBe('BILLING');
  await expect(left(page, 1)).toBeVisible();
});

test('a ticket that is changed under the hand is judged as it is now', async ({ page, api }) => {
  const [first = '', second = ''] = await fileVague(api, 2);
  await page.goto('/review');
  await expect(sheet(page, first)).toBeVisible();
  // The page is not told, as where the news are slow.
  await page.routeWebSocket('**/graphql', () => {});
  await page.reload();
  await expect(sheet(page, first)).toBeVisible();
  await api.update(first, { description: 'It is about an invoice.' });
  await page.keyboard.press('1');
  await page.keyboard.press('Enter');
  await expect(sheet(page, second)).toBeVisible();
  const alert = page.getByRole('alert').filter({ hasText: 'It was changed meanwhile.' });
  await alert.getByRole('button', { name: 'Look at it' }).click();
  await expect(sheet(page, first)).toContainText('It is about an invoice.');
  await expect(choice(page, 'Billing')).toBeChecked();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => api.review(first))
    .toMatchObject({ category: 'BILLING', needsReview: false });
});

test('from the queue: the filter, the mark, the way to the review, and what was suggested', async ({
  page,
  api,
}) => {
  const [first = ''] = await fileVague(api, 1);
  await api.create({ title: 'Sure of itself', category: 'BILLING', priority: 'LOW' });
  await page.goto('/');
  await expect(page.getByRole('img', { name: 'Needs review' })).toHaveCount(1);
  await page.getByRole('checkbox', { name: /^Needs review 1$/ }).check();
  await expect(page).toHaveURL(/needsReview=true/);
  await expect(page.getByRole('link', { name: 'Sure of itself' })).toBeHidden();
  await expectOpenToAll(page, 'filtered');
  await page.locator(`a[data-ticket="${first}"]`).dblclick();
  const suggestion = page.getByRole('region', { name: 'Suggestion' });
  await expect(suggestion).toContainText('not sure');
  await expect(suggestion).toContainText('not judged');
  await expectOpenToAll(page, 'the ticket with its suggestion');
  await page.goBack();
  await page.getByRole('link', { name: 'Review one by one' }).click();
  await expect(sheet(page, first)).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Nothing waits for a review.')).toBeVisible();
  await page.goto(`/tickets/${first}`);
  await expect(suggestion.getByText('kept')).toHaveCount(2);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 380, height: 760 }, hasTouch: true, isMobile: true });

  test('nothing lies beside the page, and all is within reach', async ({ page, api }) => {
    const [first = ''] = await fileVague(api, 1);
    await page.goto('/review');
    await expect(sheet(page, first)).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await expectOpenToAll(page, `on a phone, ${colorScheme}`);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
    await choice(page, 'Account').tap();
    await page.getByRole('button', { name: 'Confirm, next' }).tap();
    await expect(page.getByText('Nothing waits for a review.')).toBeVisible();
    await expect
      .poll(() => api.review(first))
      .toMatchObject({ category: 'ACCOUNT', needsReview: false });
  });
});
