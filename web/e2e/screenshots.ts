import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { test } from './fixtures';

const FOLDER = resolve('../docs/screenshots');

// title | category | priority | status; the last one is the newest.
const TICKETS = `
Opening hours over the holidays|GENERAL|LOW|CLOSED
Invoice shows the old company name|BILLING|LOW|RESOLVED
Export to CSV drops the last column|TECHNICAL|MEDIUM|RESOLVED
How do I change my e-mail address?|ACCOUNT|LOW|CLOSED
Refund for a cancelled order has not arrived after three weeks|BILLING|HIGH|IN_PROGRESS
Two-factor codes are always refused|ACCOUNT|HIGH|IN_PROGRESS
Webhook deliveries fail with a certificate error|TECHNICAL|HIGH|OPEN
Please add a dark mode to the mobile app|GENERAL|LOW|OPEN
App crashes on start since the last update|TECHNICAL|CRITICAL|IN_PROGRESS
Charged twice for the March invoice|BILLING|HIGH|OPEN
Cannot reset my password, the mail never comes|ACCOUNT|MEDIUM|OPEN
Search finds nothing with an umlaut in it|TECHNICAL|MEDIUM|OPEN
Which plan includes the audit log?|GENERAL|LOW|OPEN
Payment page answers with an error, nobody can order|BILLING|CRITICAL|OPEN
`;

const DESCRIPTIONS: Record<string, string> = {
  'Webhook deliveries fail with a certificate error':
    'Since Tuesday every delivery to our endpoint ends with "certificate has expired". Our certificate was renewed on ' +
    'Monday and is valid until next year; browsers accept it.\n\nWhat we tried:\n- sent the intermediate certificate as well\n' +
    '- removed the webhook and added it again\n\nDeliveries from your test environment arrive.',
  'Charged twice for the March invoice':
    'Two payments of the same amount left our account on the same day. Please return one of them.',
  'Payment page answers with an error, nobody can order':
    'The last step of every order shows "Something went wrong (502)". No customer can pay since nine this morning.',
};

async function settled(page: Page) {
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0);
  await page.evaluate(() => document.fonts.ready);
}

async function write(page: Page) {
  await page.goto('/new');
  await page.getByLabel('Title').fill('Two payments for one invoice');
  await page
    .getByLabel('Description')
    .fill(
      'My card statement shows the invoice of March twice.\nPlease return one of the payments.',
    );
  await expect(page.getByText(/example-model/).first()).toBeVisible();
}

test('the pictures of the README', async ({ page, api }) => {
  test.slow();
  await mkdir(FOLDER, { recursive: true });
  const ids = new Map<string, string>();
  for (const line of TICKETS.trim().split('\n')) {
    const [title = '', category = '', priority = '', status = ''] = line.split('|');
    const description = DESCRIPTIONS[title] ?? 'As the title says.';
    const id = await api.create({ title, description, category, priority });
    ids.set(title, id);
    if (status !== 'OPEN') await api.setStatus(id, status);
  }
  const at = ids.get('Webhook deliveries fail with a certificate error');

  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    const picture = (name: string) =>
      page.screenshot({ path: `${FOLDER}/${name}${scheme === 'dark' ? '-dark' : ''}.png` });

    await page.setViewportSize({ width: 1440, height: 900 });
    await page.goto(`/?at=${at}`);
    await settled(page);
    await picture('queue');
    await page.goto(`/tickets/${at}`);
    await settled(page);
    await picture('ticket');
    await page.goto('/stats?days=30');
    await settled(page);
    await expect(page.locator('.recharts-bar-rectangle').first()).toBeAttached();
    await picture('stats');
    await page.goto('/triage');
    await settled(page);
    // What the tickets above were filed as has been learnt, and compared.
    await expect(page.locator('.recharts-line').first()).toBeAttached();
    const learnt = page.getByRole('table', { name: 'Most telling learnt words' });
    await expect(learnt.getByRole('row').nth(1)).toBeVisible({ timeout: 30_000 });
    await picture('triage');
    await write(page);
    await picture('new');

    await page.setViewportSize({ width: 380, height: 800 });
    await page.goto('/');
    await settled(page);
    await picture('queue-phone');
    await page.goto('/stats?days=30');
    await settled(page);
    await expect(page.locator('.recharts-bar-rectangle').first()).toBeAttached();
    await picture('stats-phone');
    await page.goto(`/tickets/${at}`);
    await settled(page);
    await picture('ticket-phone');
    await write(page);
    await picture('new-phone');
    // The draft is kept; the next round begins with an empty form.
    await page.evaluate(() => localStorage.clear());
    await page.goto('about:blank');
  }
});
