import { expect, type Page } from '@playwright/test';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';

const panel = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('without judgements it says which model answers, why, and what would fill the rest', async ({
  page,
}) => {
  await page.goto('/');
  await page.getByRole('link', { name: 'Triage' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Triage' })).toBeVisible();
  await expect(panel(page, 'Answering now')).toContainText('Built-in model');
  await expect(panel(page, 'Answering now')).toContainText('No language model is set up');
  await expect(panel(page, 'Language model')).toContainText('TRIAGE_BASE_URL');
  await expect(panel(page, 'Agreement with people')).toContainText('Nobody has judged');
  await expect(panel(page, 'Most telling learnt words')).toContainText('Nothing learnt yet.');
  await expectOpenToAll(page, 'empty');
});

test('what people judge shows as agreement, confusion and learnt words', async ({ page, api }) => {
  // A word that the model does not know, always of the same kind.
  for (let count = 0; count < 12; count += 1) {
    const title = `The frobnicator again ${count}`;
    const id = await api.create({ title, description: title, category: null, priority: null });
    await api.judge(id, { category: 'ACCOUNT', priority: 'LOW' });
  }
  await page.goto('/triage');
  const agreement = panel(page, 'Agreement with people');
  await expect(agreement.locator('.recharts-line').first()).toBeAttached();
  await agreement.getByRole('button', { name: 'Show as a table' }).click();
  const rows = page.getByRole('table', { name: 'Agreement with people' }).getByRole('row');
  await expect(rows.last()).toContainText(/of 12/);
  const confusion = page.getByRole('table', { name: 'Categories: suggested and said' });
  await expect(confusion.getByRole('columnheader', { name: 'Account' })).toBeVisible();
  const counts = await confusion.getByRole('cell').allTextContents();
  const sum = counts.map((text) => (/^\d+$/.test(text) ? Number(text) : 0)).reduce((a, b) => a + b);
  expect(sum).toBe(12);
  // The last few are learnt only when more have come, or after a while.
  await expect(panel(page, 'Built-in model')).toContainText(/Learnt from[1-9]/, {
    timeout: 30_000,
  });
  const words = page.getByRole('table', { name: 'Most telling learnt words' });
  await expect(words).toContainText('frobnicator', { timeout: 30_000 });
  await expectOpenToAll(page, 'with judgements');
  await page.getByRole('radio', { name: '365' }).check();
  await expect(page).toHaveURL(/days=365/);
  await expect(page.getByText(/12 judged, 365 days/).first()).toBeVisible();
  await page.getByRole('radio', { name: 'Language model' }).check();
  await expect(page).toHaveURL(/source=LLM/);
  await expect(agreement).toContainText('Nobody has judged');
});

test('a server that goes away is said, and what was known stays', async ({ page, frontdesk }) => {
  await page.goto('/triage');
  await expect(panel(page, 'Answering now')).toContainText('Built-in model');
  await frontdesk.stop();
  await page.getByRole('radio', { name: '90' }).check();
  await expect(page.getByRole('alert')).toContainText('The numbers below are of earlier.');
  await expectOpenToAll(page, 'out of reach');
  await frontdesk.start();
  await expect(page.getByRole('alert')).toBeHidden({ timeout: 20_000 });
  await expect(page.getByText('nobody judged any, 90 days').first()).toBeVisible();
});

test.describe('with a language model', () => {
  test.use({ llm: true });

  test('its calls and how long they take are told', async ({ page, api }) => {
    await api.classify({ description: 'My invoice was paid twice.' });
    await api.classify({ description: 'My invoice was paid twice.' });
    await page.goto('/triage');
    await expect(panel(page, 'Answering now')).toContainText('example-model');
    const model = panel(page, 'Language model');
    await expect(model).toContainText('Closed: it is asked');
    await expect(model).toContainText('No call has failed');
    await expect(model).toContainText(/Half within\s*\d/);
    await expectOpenToAll(page, 'with a language model');
  });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 380, height: 760 }, hasTouch: true, isMobile: true });

  test('nothing lies beside the page', async ({ page, api }) => {
    const id = await api.create({
      title: 'hello',
      description: 'hello',
      category: null,
      priority: null,
    });
    await api.judge(id, {});
    await page.goto('/triage');
    await expect(
      panel(page, 'Agreement with people').locator('.recharts-line').first(),
    ).toBeAttached();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', colorScheme);
      await expectOpenToAll(page, `on a phone, ${colorScheme}`);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(380);
  });
});
