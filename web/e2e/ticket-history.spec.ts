import { expect, type Page } from '@playwright/test';
import { expectOpenToAll } from './axe';
import { test } from './fixtures';

const history = (page: Page) => page.getByRole('region', { name: 'History' });
const entries = (page: Page) => history(page).getByRole('listitem');
const descriptionField = (page: Page) => page.getByRole('textbox', { name: 'Description' });

/** What the entries say, without how long ago it was. */
async function told(page: Page): Promise<string[]> {
  const texts = await history(page).getByRole('paragraph').allInnerTexts();
  return texts.map((text) => text.replace(/\s+(now|\d+\S+( ago)?)$/, '').trim());
}

const tells = (page: Page, ...sentences: string[]) =>
  expect.poll(() => told(page)).toEqual(sentences);

async function openTicket(page: Page, id: string): Promise<void> {
  await page.goto(`/tickets/${id}`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByRole('banner').getByText('Live', { exact: true })).toBeVisible();
  await expect(entries(page).first()).toBeVisible();
}

test('what happens to a ticket is told in order, live and after a reload', async ({
  page,
  api,
}) => {
  const id = await api.create({
    title: 'Printer on fire',
    description: 'It burns since Monday.',
    category: 'TECHNICAL',
    priority: 'HIGH',
  });
  await openTicket(page, id);
  const story = ['Filed as Technical with priority High'];
  await tells(page, ...story);
  await expect(page.getByRole('heading', { level: 2, name: 'History' })).toBeVisible();
  await expect(entries(page).locator('time').first()).toHaveAttribute('title', /20\d\d/);

  // By hand.
  await page.keyboard.press('s');
  await page.getByRole('menuitemradio', { name: /Resolved/ }).click();
  story.push('Status changed from Open to Resolved');
  await tells(page, ...story);
  await expect(page.getByRole('button', { name: /^Status of ticket/ })).toBeFocused();

  // By an edit, while others change something else.
  await page.keyboard.press('e');
  await descriptionField(page).fill('It burns since Tuesday.');
  await api.update(id, { status: 'OPEN', priority: 'CRITICAL' });
  story.push('Status changed from Resolved to Open', 'Priority changed from High to Critical');
  await tells(page, ...story);
  await expect(descriptionField(page)).toBeFocused();
  await page.keyboard.press('ControlOrMeta+Enter');
  story.push('Description edited');
  await tells(page, ...story);

  // From elsewhere.
  await api.update(id, { title: 'Fax on fire', category: 'GENERAL' });
  story.push(
    'Category changed from Technical to General',
    'Title changed from “Printer on fire” to “Fax on fire”',
  );
  await tells(page, ...story);
  await expect(entries(page)).toHaveCount(5);

  await page.reload();
  await tells(page, ...story);
  await expect(entries(page)).toHaveCount(5);
});

for (const scheme of ['light', 'dark'] as const) {
  test(`what changed in a description is shown by keyboard (${scheme})`, async ({ page, api }) => {
    await page.emulateMedia({ colorScheme: scheme });
    const long = 'A long story that stays as it is. '.repeat(40);
    const id = await api.create({ title: 'Printer', description: `${long}It burns now.` });
    await api.update(id, { description: `${long}It burned then.` });
    await openTicket(page, id);
    const button = page.getByRole('button', { name: 'Show changes of version 2' });
    await button.focus();
    await page.keyboard.press('Enter');
    const changes = history(page).getByRole('insertion');
    await expect(changes).toHaveText('burned then');
    await expect(history(page).getByRole('deletion')).toHaveText('burns now');
    // What stayed is not repeated at length.
    const last = entries(page).last();
    expect((await last.innerText()).length).toBeLessThan(400);
    await expectOpenToAll(page, 'changes of a description');
    await page.keyboard.press('Enter');
    await expect(changes).toHaveCount(0);
  });

  test(`a history fits a phone (${scheme})`, async ({ page, api }) => {
    await page.emulateMedia({ colorScheme: scheme });
    await page.setViewportSize({ width: 380, height: 800 });
    const id = await api.create({ title: 'x'.repeat(200), description: 'y'.repeat(300) });
    await api.update(id, { title: 'z'.repeat(200), description: 'מדפסת '.repeat(200) });
    await openTicket(page, id);
    await page.getByRole('button', { name: 'Show changes of version 2' }).click();
    await expect(history(page).getByRole('insertion').first()).toBeVisible();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBe(0);
  });
}

test('a long history is read to its beginning, and goes on at its end', async ({ page, api }) => {
  const id = await api.create({ title: 'Printer', priority: 'LOW' });
  for (let change = 0; change < 120; change += 1) {
    await api.update(id, { priority: change % 2 === 0 ? 'HIGH' : 'LOW' });
  }
  await openTicket(page, id);
  await expect(entries(page)).toHaveCount(50);
  await expectOpenToAll(page, 'a long history');
  const more = page.getByRole('button', { name: /earlier change/ });
  await expect(more).toHaveText('Show 50 of 71 earlier changes');
  await more.focus();
  await page.keyboard.press('Enter');
  await expect(entries(page)).toHaveCount(100);
  await expect(more).toBeFocused();
  await api.setStatus(id, 'CLOSED');
  await expect(entries(page)).toHaveCount(101);
  await expect(entries(page).last()).toContainText('Status changed from Open to Closed');
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(entries(page)).toHaveCount(122);
  await expect(more).toHaveCount(0);
  await expect(entries(page).first()).toContainText('Filed as General with priority Low');
  await expect(entries(page).first()).toBeFocused();
  const versions = await entries(page).evaluateAll((all) =>
    all.map((entry) => Number(/Version (\d+)/.exec(entry.textContent ?? '')?.[1])),
  );
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
});

test('a history that cannot be read leaves the ticket where it is', async ({ page, api }) => {
  const id = await api.create({ title: 'Printer on fire', description: 'Help.' });
  await page.route('**/graphql', async (route) => {
    const isHistory = /TicketHistory/.test(route.request().postData() ?? '');
    await (isHistory ? route.abort('connectionreset') : route.fallback());
  });
  await page.goto(`/tickets/${id}`);
  const problem = history(page).getByRole('alert');
  await expect(problem).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Printer on fire');
  await expect(page.getByText('Help.')).toBeVisible();
  await expectOpenToAll(page, 'a history that cannot be read');
  await page.unroute('**/graphql');
  await problem.getByRole('button', { name: 'Try again' }).click();
  await tells(page, 'Filed as General with priority Medium');
  await expect(problem).toHaveCount(0);
  await expect(entries(page).first()).toBeFocused();
});

test('who comes back to a ticket reads on where they were', async ({ page, api }) => {
  const id = await api.create({ title: 'Printer on fire' });
  await openTicket(page, id);
  await page.getByRole('link', { name: 'Statistics', exact: true }).click();
  await expect(page).toHaveURL(/stats/);
  await api.setStatus(id, 'CLOSED');
  await page.goBack();
  await tells(page, 'Filed as General with priority Medium', 'Status changed from Open to Closed');
  await expect(entries(page)).toHaveCount(2);
});

test.describe(() => {
  test.use({ demo: 3 });

  test('a ticket that came from elsewhere says when it had been filed', async ({ page }) => {
    await openTicket(page, '1');
    await expect(entries(page).first()).toContainText('Recorded here as');
    await expect(entries(page).first()).toContainText('It had been filed');
    await expect(entries(page).first().locator('time')).not.toHaveCount(1);
  });
});
