import { expect } from '@playwright/test';
import { test } from './fixtures';

const TITLE = 'Charged twice for one invoice';
const TEXT = 'My card shows two payments for the same invoice. Please refund one of them.';

test('a ticket is filed, with the built-in suggestion, and can be read', async ({ page, api }) => {
  await page.goto('/new');
  await page.getByLabel('Title').fill(TITLE);
  await page.getByLabel('Description').fill(TEXT);
  // Nobody leaves the field: the pause in typing is enough.
  const note = page.getByRole('status', { name: 'Suggestion' });
  await expect(note).toContainText('Suggested by the built-in model');
  await expect(note).toContainText('no language model is set up on this server');
  const category = await page.getByLabel('Category').inputValue();
  const priority = await page.getByLabel('Priority').inputValue();
  expect(category).not.toBe('');
  expect(priority).not.toBe('');
  await page.getByRole('button', { name: 'File ticket' }).click();
  await page.getByRole('link', { name: TITLE }).click();
  await expect(page.getByRole('heading', { name: TITLE })).toBeVisible();
  await expect(page.getByText(TEXT)).toBeVisible();
  expect(await api.tickets()).toEqual([{ title: TITLE, category, priority, status: 'OPEN' }]);
});

test('the form is empty after filing', async ({ page }) => {
  await page.goto('/new');
  await page.getByLabel('Title').fill(TITLE);
  await page.getByLabel('Description').fill(TEXT);
  await page.getByRole('button', { name: 'File ticket' }).click();
  await expect(page.getByText(/^Filed as ticket \d+$/)).toBeVisible();
  await expect(page.getByLabel('Title')).toHaveValue('');
  await expect(page.getByLabel('Description')).toHaveValue('');
});

test.describe('with a language model', () => {
  test.use({ llm: true });

  test('its suggestion comes on leaving the field and is marked as its own', async ({ page }) => {
    await page.goto('/new');
    await page.getByLabel('Title').fill(TITLE);
    await page.getByLabel('Description').fill(TEXT);
    await page.getByLabel('Description').blur();
    const note = page.getByRole('status', { name: 'Suggestion' });
    await expect(note).toContainText('Suggested by the language model example-model · 90%');
    await expect(page.getByLabel('Category')).toHaveValue('BILLING');
    await expect(page.getByLabel('Priority')).toHaveValue('HIGH');
  });

  test('a choice by hand stays when the suggestion comes', async ({ page, api }) => {
    await page.goto('/new');
    await page.getByLabel('Category').selectOption('Account');
    await page.getByLabel('Title').fill(TITLE);
    await page.getByLabel('Description').fill(TEXT);
    await page.getByLabel('Description').blur();
    await expect(page.getByLabel('Priority')).toHaveValue('HIGH');
    await expect(page.getByLabel('Category')).toHaveValue('ACCOUNT');
    await page.getByRole('button', { name: 'File ticket' }).click();
    await expect(page.getByText(/^Filed as ticket/)).toBeVisible();
    expect(await api.tickets()).toMatchObject([{ category: 'ACCOUNT', priority: 'HIGH' }]);
  });
});

test('what the server refuses stands at its field', async ({ page, api }) => {
  await page.goto('/new');
  await page.getByRole('button', { name: 'File ticket' }).click();
  for (const name of ['Title', 'Description']) {
    const field = page.getByLabel(name);
    await expect(field).toHaveAttribute('aria-invalid', 'true');
  }
  await expect(page.getByLabel('Title')).toBeFocused();
  await page.getByLabel('Title').fill('x'.repeat(201));
  await page.getByLabel('Description').fill(TEXT);
  await page.getByRole('button', { name: 'File ticket' }).click();
  await expect(page.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel('Description')).not.toHaveAttribute('aria-invalid', 'true');
  expect(await api.tickets()).toEqual([]);
});

test('an answer that gets lost on the way files no second ticket', async ({ page, api }) => {
  await page.goto('/new');
  await page.getByLabel('Title').fill(TITLE);
  await page.getByLabel('Description').fill(TEXT);
  let lost = 0;
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('CreateTicket') || lost > 0) return route.fallback();
    lost += 1;
    // The server hears and answers; the browser never learns.
    await route.fetch();
    return route.abort('connectionreset');
  });
  await page.getByRole('button', { name: 'File ticket' }).click();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('could not be reached');
  await expect(page.getByLabel('Description')).toHaveValue(TEXT);
  // The suggestion may well arrive in between; the retry must say what the first try said.
  await expect(page.getByRole('status', { name: 'Suggestion' })).toContainText('built-in model');
  await alert.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/^Filed as ticket/)).toBeVisible();
  expect(await api.tickets()).toHaveLength(1);
});
