import { expect } from '@playwright/test';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';

for (const scheme of ['light', 'dark'] as const) {
  test(`no page shuts anyone out (${scheme})`, async ({ page, api }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const id = await api.create({ title: 'A ticket', priority: 'CRITICAL' });
    for (const path of ['/', '/?status=OPEN', '/?q=none', '/new', `/tickets/${id}`, '/nowhere']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expectOpenToAll(page, path);
    }
    await page.goto('/stats');
    await expect(page.locator('.recharts-surface').first()).toBeVisible();
    await page.getByText('Show as a table').click();
    await expectOpenToAll(page, '/stats');
  });

  test(`no message shuts anyone out (${scheme})`, async ({ page, api }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.goto('/new');
    await page.getByRole('button', { name: 'File ticket' }).click();
    await expect(page.getByLabel('Title')).toHaveAttribute('aria-invalid', 'true');
    await expectOpenToAll(page, 'field errors');

    await page.getByLabel('Title').fill('Charged twice');
    await page.getByLabel('Description').fill('One invoice, two payments.');
    await expect(page.getByText(/Suggested by/)).toBeVisible();
    await expectOpenToAll(page, 'a suggestion');
    await page.getByRole('button', { name: 'File ticket' }).click();
    await expect(page.getByText(/^Filed as ticket/)).toBeVisible();
    await expectOpenToAll(page, 'a filed ticket');

    const id = await api.create({ title: 'Change me' });
    await page.goto('/');
    await expect(page.getByRole('link', { name: 'Change me' })).toBeVisible();
    await page.route('**/graphql', (route) => route.abort('connectionreset'));
    await page.getByLabel(`Status of ticket ${id}`).selectOption('Closed');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByRole('searchbox').fill('unreachable');
    await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
    await expectOpenToAll(page, 'failures');
  });
}

for (const width of [380, 768, 1440]) {
  test(`every page fits a window of ${width} pixels`, async ({ page, api }) => {
    await page.setViewportSize({ width, height: 900 });
    const id = await api.create({ title: 'Long '.repeat(30), description: 'x'.repeat(500) });
    for (const path of ['/', '/new', `/tickets/${id}`, '/stats']) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, path).toBe(0);
    }
  });
}

test('a page that does not exist says so, a ticket too', async ({ page }) => {
  await page.goto('/tickets/999999');
  await expect(page.getByRole('heading', { name: 'There is no ticket 999999' })).toBeVisible();
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'Nothing here' })).toBeVisible();
});

test('the API page runs its examples without any other host', async ({ page, api }) => {
  await api.create({ title: 'Seen through GraphiQL' });
  await page.goto('/');
  await page.getByRole('link', { name: 'API' }).click();
  await expect(page.getByRole('tab', { name: 'Tickets' })).toBeVisible();
  // The editor takes its text some time after the page is there; before that the button runs nothing.
  await expect(async () => {
    await page.getByRole('button', { name: /Execute query/ }).click();
    await expect(page.locator('.graphiql-response')).toContainText('Seen through GraphiQL', {
      timeout: 2000,
    });
  }).toPass();
  await expect(page.getByRole('tab')).toHaveCount(6);
});
