import { expect, type Page } from '@playwright/test';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';

const field = (page: Page) => page.getByRole('combobox', { name: 'Command palette' });
// The page below may have selects of its own.
const list = (page: Page) => page.getByRole('listbox', { name: 'Commands and tickets' });
const option = (page: Page, name: string | RegExp) => list(page).getByRole('option', { name });
const chosen = (page: Page) => list(page).getByRole('option', { selected: true });

async function openPage(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('banner').getByText('Live', { exact: true })).toBeVisible();
}

test('the palette is fetched when it is asked for, and loses no letter typed before', async ({
  page,
  api,
}) => {
  await api.create({ title: 'Printer on fire' });
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname));
  await openPage(page, '/stats');
  const first = fetched.length;
  expect(fetched.filter((path) => /palette/.test(path))).toEqual([]);
  let pressed: Promise<void> | undefined;
  await page.route(/palette.*\.js/, async (route) => {
    // Else `n` would come while Control is still held.
    await pressed;
    // Typed while the palette is on its way; had it not been for the palette, `n` would lead elsewhere.
    await page.keyboard.type('ne');
    await route.continue();
  });
  pressed = page.keyboard.press('ControlOrMeta+k');
  await pressed;
  await expect(field(page)).toHaveValue('ne');
  await expect(chosen(page)).toHaveText(/File a new ticket/);
  await expect(page).toHaveURL('/stats');
  expect(fetched.slice(first).filter((path) => /palette/.test(path))).not.toEqual([]);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`by keyboard alone: a command, a number, words (${scheme})`, async ({ page, api }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const id = await api.create({ title: 'Printer on fire', description: 'It burns.' });
    await api.create({ title: 'Something else' });
    await openPage(page, '/');
    const palette = page.getByRole('dialog', { name: 'Command palette' });

    await page.keyboard.press('ControlOrMeta+k');
    await expect(field(page)).toBeFocused();
    await expect(palette).toBeVisible();
    await expectOpenToAll(page, 'the palette');
    await page.keyboard.type('statist');
    await expect(option(page, /Go to the statistics/)).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await expect(chosen(page)).toHaveText(/Go to the statistics/);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/stats');
    await expect(palette).toBeHidden();

    await page.keyboard.press('ControlOrMeta+k');
    await expect(field(page)).toHaveValue('');
    await page.keyboard.type(`#${id}`);
    await expect(chosen(page)).toHaveText(`Open ticket ${id}`);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Printer on fire');

    await page.keyboard.press('ControlOrMeta+k');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('burn');
    await expect(option(page, /Printer on fire/)).toBeVisible();
    await expect(chosen(page)).toHaveText('Search tickets for “burn”');
    await expectOpenToAll(page, 'what the palette found');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL('/?q=burn');

    await page.keyboard.press('ControlOrMeta+k');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('something');
    await expect(option(page, /Something else/)).toBeVisible();
    await page.keyboard.press('ArrowUp');
    await expect(chosen(page)).toHaveText(/Something else/);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Something else');
  });
}

test('the palette offers what can be done with the ticket on the page', async ({ page, api }) => {
  const id = await api.create({ title: 'Printer on fire' });
  await openPage(page, `/tickets/${id}`);
  await page.keyboard.press('ControlOrMeta+k');
  await page.keyboard.type('status');
  await expect(chosen(page)).toHaveText(new RegExp(`Change the status of ticket ${id}`));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.getByRole('menuitemradio', { name: /Closed/ }).click();
  await expect.poll(async () => (await api.ticket(id)).status).toBe('CLOSED');
});

test('the palette opens while one types, and gives the field and its words back', async ({
  page,
  api,
}) => {
  const id = await api.create({ title: 'Printer on fire' });
  await openPage(page, `/tickets/${id}`);
  await page.keyboard.press('e');
  const title = page.getByRole('textbox', { name: 'Title' });
  await page.keyboard.type('!');
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(title).toBeFocused();
  await page.keyboard.type('!');
  await expect(title).toHaveValue('Printer on fire!!');
  // The same key closes it, too.
  await page.keyboard.press('ControlOrMeta+k');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+k');
  await expect(title).toBeFocused();
});

test('the palette works by touch on a phone', async ({ page, api }) => {
  await page.setViewportSize({ width: 380, height: 700 });
  const id = await api.create({ title: 'A printer with a name that does not fit a phone at all' });
  await openPage(page, '/stats');
  await page.keyboard.press('ControlOrMeta+k');
  await field(page).fill('printer');
  await expect(option(page, /A printer/)).toBeVisible();
  await expectOpenToAll(page, 'the palette on a phone');
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow).toBe(0);
  await option(page, /A printer/).click();
  await expect(page).toHaveURL(`/tickets/${id}`);
  await expect(page.getByRole('heading', { name: /A printer/ })).toBeVisible();
});

test('the list of keys tells those of the page, and rests over the page', async ({ page, api }) => {
  const id = await api.create({ title: 'Printer on fire' });
  await openPage(page, `/tickets/${id}`);
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(list.getByText(`Change the status of ticket ${id}`)).toBeVisible();
  await expect(list.getByText('Command palette')).toBeVisible();
  await expectOpenToAll(page, 'the list of keys');
  // The focus is kept in it, and its keys do nothing to the page.
  for (let i = 0; i < 3; i += 1) await page.keyboard.press('Tab');
  await expect(list.locator(':focus')).toHaveCount(1);
  await page.keyboard.press('s');
  await expect(page.getByRole('menu')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(page).toHaveURL(`/tickets/${id}`);
});
