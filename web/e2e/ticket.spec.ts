import { type BrowserContext, expect, type Page } from '@playwright/test';
import type { Api } from './api';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const titleField = (page: Page) => page.getByRole('textbox', { name: 'Title' });
const descriptionField = (page: Page) => page.getByRole('textbox', { name: 'Description' });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const status = (page: Page, id: string) =>
  page.getByRole('button', { name: new RegExp(`^Status of ticket ${id}: `) });

/** A window on a ticket that is told what happens elsewhere. */
async function openTicket(page: Page, id: string, list = ''): Promise<void> {
  await page.goto(`/tickets/${id}${list}`);
  await expect(heading(page)).toBeVisible();
  await expect(page.getByRole('banner').getByText('Live', { exact: true })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
}

test('a ticket is shown whole, with its addresses to follow and no markup', async ({
  page,
  api,
}) => {
  const description = 'See https://desk.example/a.\n\n<b>Not bold</b>  kept   spaces';
  const id = await api.create({ title: 'Printer on fire', description, priority: 'HIGH' });
  await openTicket(page, id);
  await expect(page).toHaveTitle(`#${id} Printer on fire · Frontdesk`);
  await expect(page.getByRole('article')).toContainText('<b>Not bold</b>  kept   spaces', {
    useInnerText: true,
  });
  const link = page.getByRole('link', { name: 'https://desk.example/a' });
  await expect(link).toHaveAttribute('rel', /noopener noreferrer/);
  await expect(page.getByRole('button', { name: `Priority of ticket ${id}: High` })).toBeVisible();
  // Relative, with the exact time on hover.
  await expect(page.locator('time').first()).toHaveAttribute('title', /20\d\d/);
});

test('title and description are edited where they stand, by keyboard', async ({ page, api }) => {
  const id = await api.create({ title: 'Printer on fire', description: 'Help.' });
  await openTicket(page, id);
  const before = await page.getByText('Help.').boundingBox();
  await page.keyboard.press('e');
  await expect(titleField(page)).toBeFocused();
  const during = await descriptionField(page).boundingBox();
  expect([during?.x, during?.y]).toEqual([before?.x, before?.y]);
  await page.keyboard.type(' again');
  // A line break has no place in a title.
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await descriptionField(page).fill(
    'It burns.\nJust like last week: s, p, c, j, k and ? are letters here.',
  );
  await expectOpenToAll(page, 'an edit');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(heading(page)).toHaveText('Printer on fire again');
  await expect(page.getByRole('button', { name: 'Edit', exact: true })).toBeFocused();
  await expect(page.getByText('Just like last week')).toBeVisible();
  expect(await api.ticket(id)).toMatchObject({
    title: 'Printer on fire again',
    description: 'It burns.\nJust like last week: s, p, c, j, k and ? are letters here.',
    version: 2,
  });
  await page.reload();
  await expect(heading(page)).toHaveText('Printer on fire again');
  await expect(page.getByText('not saved')).toHaveCount(0);
});

test('what the server refuses is said at its field, and the text stays', async ({ page, api }) => {
  const id = await api.create({ title: 'Printer on fire' });
  await openTicket(page, id);
  await page.keyboard.press('e');
  await titleField(page).fill('   ');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(titleField(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(titleField(page)).toHaveAccessibleDescription(/.+/);
  await expectOpenToAll(page, 'a refused text');
  await titleField(page).fill('x'.repeat(203));
  await expect(titleField(page)).toHaveAccessibleDescription('3 characters too long.');
});

test('nothing typed is lost: not by Escape, another page, a reload or a failing network', async ({
  page,
  api,
}) => {
  const id = await api.create({ title: 'Printer on fire', description: 'Help.' });
  await openTicket(page, id);
  await page.keyboard.press('e');
  await descriptionField(page).fill('A long story.');
  await page.keyboard.press('Escape');
  await expect(page.getByText('Your changes are kept.')).toBeVisible();
  await expect(page.getByText('Help.')).toBeVisible();
  await expect(page).toHaveURL(new RegExp(`/tickets/${id}$`));
  await expectOpenToAll(page, 'a kept edit');

  await page.getByRole('link', { name: 'Statistics', exact: true }).click();
  await expect(page).toHaveURL(/stats/);
  await page.goBack();
  await button(page, 'Go on editing').click();
  await expect(descriptionField(page)).toHaveValue('A long story.');
  await descriptionField(page).fill('A longer story.');
  await page.reload();
  await button(page, 'Go on editing').click();
  await expect(descriptionField(page)).toHaveValue('A longer story.');

  await page.route('**/graphql', (route) => route.abort('connectionreset'));
  await page.keyboard.press('ControlOrMeta+Enter');
  const problem = page.getByRole('alert').filter({ hasText: 'Your text is still here.' });
  await expect(problem).toBeVisible();
  await expectOpenToAll(page, 'a failed save');
  await expect(descriptionField(page)).toHaveValue('A longer story.');
  await page.unroute('**/graphql');
  await problem.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('A longer story.')).toBeVisible();
  await expect(descriptionField(page)).toHaveCount(0);
  expect((await api.ticket(id)).description).toBe('A longer story.');
});

test('a change elsewhere shows by itself, and does not disturb an edit', async ({ page, api }) => {
  const id = await api.create({ title: 'Printer on fire', description: 'Help.' });
  await openTicket(page, id);
  await api.update(id, { title: 'Fax on fire' });
  await expect(heading(page)).toHaveText('Fax on fire');
  await page.keyboard.press('e');
  await descriptionField(page).fill('Come quickly.');
  await api.setStatus(id, 'IN_PROGRESS');
  await expect(status(page, id)).toHaveAccessibleName(/In progress$/);
  await expect(descriptionField(page)).toBeFocused();
  await expect(descriptionField(page)).toHaveValue('Come quickly.');
  // Another field, or the other text, is no conflict.
  await api.update(id, { title: 'Fax and printer on fire' });
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(heading(page)).toHaveText('Fax and printer on fire');
  expect(await api.ticket(id)).toEqual({
    title: 'Fax and printer on fire',
    description: 'Come quickly.',
    status: 'IN_PROGRESS',
    version: 5,
  });
});

/** Two windows that change the same description; the first to save is not asked, the second is. */
async function collide(page: Page, context: BrowserContext, api: Api): Promise<string> {
  const id = await api.create({ title: 'Printer on fire', description: 'Help.' });
  const other = await context.newPage();
  for (const [window, text] of [
    [other, 'Theirs.'],
    [page, 'Mine.'],
  ] as const) {
    await openTicket(window, id);
    await window.keyboard.press('e');
    await descriptionField(window).fill(text);
  }
  await other.bringToFront();
  await button(other, 'Save').click();
  await expect(other.getByText('Theirs.')).toBeVisible();
  await expect(button(other, 'Save')).toHaveCount(0);
  await page.bringToFront();
  await descriptionField(page).focus();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('alert')).toContainText('The description was changed elsewhere');
  await expect(page.getByRole('region', { name: 'As it is now' })).toContainText('Theirs.');
  await expect(descriptionField(page)).toHaveValue('Mine.');
  await expect(descriptionField(page)).toBeFocused();
  expect((await api.ticket(id)).description).toBe('Theirs.');
  await expectOpenToAll(page, 'a conflict');
  return id;
}

for (const scheme of ['light', 'dark'] as const) {
  test(`of two who write at once, mine can count (${scheme})`, async ({ page, context, api }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const id = await collide(page, context, api);
    // Still open to be edited, with theirs in sight.
    await descriptionField(page).fill('Theirs, and mine.');
    await button(page, 'Keep mine').click();
    await expect(button(page, 'Keep mine')).toHaveCount(0);
    await expect(page.getByText('Theirs, and mine.')).toBeVisible();
    await expect
      .poll(() => api.ticket(id))
      .toMatchObject({ description: 'Theirs, and mine.', version: 3 });
  });

  test(`of two who write at once, theirs can count (${scheme})`, async ({ page, context, api }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const id = await collide(page, context, api);
    await button(page, 'Take theirs').click();
    await expect(descriptionField(page)).toHaveCount(0);
    await expect(page.getByText('Theirs.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Theirs.')).toBeVisible();
    await expect(button(page, 'Go on editing')).toHaveCount(0);
    expect(await api.ticket(id)).toMatchObject({ description: 'Theirs.', version: 2 });
  });
}

test('neighbours are those of the filtered and ordered list', async ({ page, api }) => {
  const ids: Record<string, string> = {};
  for (const [title, priority] of [
    ['low', 'LOW'],
    ['high', 'HIGH'],
    ['critical', 'CRITICAL'],
    ['medium', 'MEDIUM'],
  ] as const) {
    ids[title] = await api.create({ title, priority });
  }
  await api.setStatus(ids.high ?? '', 'CLOSED');
  const list = '?status=OPEN&order=priority';
  await openTicket(page, ids.critical ?? '', list);
  const next = page.getByRole('link', { name: 'Next' });
  const previous = page.getByRole('link', { name: 'Previous' });
  await expect(previous).toHaveAttribute('aria-disabled', 'true');
  await expect(next).toHaveAttribute('href', `/tickets/${ids.medium}${list}`);
  await page.keyboard.press('j');
  await expect(heading(page)).toHaveText('medium');
  await expect(page).toHaveURL(`/tickets/${ids.medium}${list}`);
  // The focus stays on what was pressed, to the end of the list.
  await expect(next).not.toHaveAttribute('aria-disabled');
  await next.click();
  await expect(heading(page)).toHaveText('low');
  await expect(next).toBeFocused();
  await expect(next).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('k');
  await expect(heading(page)).toHaveText('medium');
  await page.goBack();
  await expect(heading(page)).toHaveText('low');

  // A ticket that the filter leaves out has a place in the list all the same.
  await openTicket(page, ids.high ?? '', list);
  await expect(previous).toHaveAttribute('href', `/tickets/${ids.critical}${list}`);
  await expect(next).toHaveAttribute('href', `/tickets/${ids.medium}${list}`);
  await page.keyboard.press('u');
  await expect(page).toHaveURL(`/${list}`);
});

test('who changes tickets one after another goes on from where they were', async ({
  page,
  api,
}) => {
  const ids: string[] = [];
  for (const title of ['third', 'second', 'first']) ids.unshift(await api.create({ title }));
  const list = '?order=updated';
  await openTicket(page, ids[1] ?? '', list);
  await page.keyboard.press('s');
  await page.getByRole('menuitemradio', { name: /Resolved/ }).click();
  await expect(status(page, ids[1] ?? '')).toHaveAccessibleName(/Resolved$/);
  await expect.poll(async () => (await api.ticket(ids[1] ?? '')).status).toBe('RESOLVED');
  // It is the first of the list by now.
  await page.keyboard.press('j');
  await expect(heading(page)).toHaveText('third');
});

test('the link is copied without the list, and that is said', async ({
  page,
  context,
  api,
  frontdesk,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const id = await api.create({ title: 'Printer on fire' });
  await openTicket(page, id, '?status=OPEN');
  await page.keyboard.press('y');
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
    `${frontdesk.url}/tickets/${id}`,
  );
});

test('the link is copied also where there is no clipboard for scripts', async ({
  page,
  api,
  frontdesk,
}) => {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  const id = await api.create({ title: 'Printer on fire' });
  await openTicket(page, id);
  const copy = page.getByRole('button', { name: `Copy the link of ticket ${id}` });
  await copy.click();
  await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible();
  await expect(copy).toBeFocused();
  await page.keyboard.press('e');
  await expect(titleField(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('ControlOrMeta+v');
  await expect(titleField(page)).toHaveValue(`${frontdesk.url}/tickets/${id}`);
});

test('the menu of a field opens by its key and gives the focus back', async ({ page, api }) => {
  const id = await api.create({ title: 'Printer on fire', priority: 'LOW' });
  await openTicket(page, id);
  await page.keyboard.press('p');
  await expect(page.getByRole('menu')).toBeVisible();
  await expectOpenToAll(page, 'a menu');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
  // The key that closed the menu led nowhere.
  await expect(page).toHaveURL(`/tickets/${id}`);
  await page.keyboard.press('p');
  await page.getByRole('menuitemradio', { name: /Critical/ }).click();
  await expect(
    page.getByRole('button', { name: `Priority of ticket ${id}: Critical` }),
  ).toBeFocused();
  await expect.poll(async () => (await api.tickets())[0]?.priority).toBe('CRITICAL');
});

for (const scheme of ['light', 'dark'] as const) {
  test(`a ticket of long words fits a phone, read and edited (${scheme})`, async ({
    page,
    api,
  }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 380, height: 800 });
    const id = await api.create({ title: 'x'.repeat(200), description: 'מדפסת '.repeat(200) });
    await openTicket(page, id);
    const overflow = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    expect(await overflow()).toBe(0);
    await expectOpenToAll(page, 'a ticket on a phone');
    await button(page, 'Edit').click();
    await expect(titleField(page)).toBeFocused();
    expect(await overflow()).toBe(0);
    await expect(button(page, 'Save')).toBeInViewport();
    await expectOpenToAll(page, 'an edit on a phone');
  });
}

test('a ticket that does not exist leads back', async ({ page }) => {
  await page.goto('/tickets/999999?status=OPEN');
  await expect(heading(page)).toHaveText('There is no ticket 999999');
  await page.getByRole('link', { name: 'Back to the queue' }).click();
  await expect(page).toHaveURL('/?status=OPEN');
});

test('a ticket that cannot be read is read again when asked to', async ({ page, api }) => {
  const id = await api.create({ title: 'Printer on fire' });
  await page.route('**/graphql', (route) => route.abort('connectionreset'));
  await page.goto(`/tickets/${id}`);
  const retry = button(page, 'Try again');
  await expect(retry).toBeVisible();
  await expectOpenToAll(page, 'a ticket that cannot be read');
  await page.unroute('**/graphql');
  await retry.click();
  await expect(heading(page)).toHaveText('Printer on fire');
});
