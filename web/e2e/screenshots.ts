import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { expect } from '@playwright/test';
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

test('the pictures of the README', async ({ page, api }) => {
  await mkdir(FOLDER, { recursive: true });
  for (const line of TICKETS.trim().split('\n')) {
    const [title = '', category = '', priority = '', status = ''] = line.split('|');
    const id = await api.create({ title, category, priority });
    if (status !== 'OPEN') await api.setStatus(id, status);
  }

  await page.goto('/');
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.screenshot({ path: `${FOLDER}/queue.png` });

  await page.goto('/new');
  await page.getByLabel('Title').fill('Two payments for one invoice');
  await page
    .getByLabel('Description')
    .fill(
      'My card statement shows the invoice of March twice.\nPlease return one of the payments.',
    );
  await expect(page.getByText(/Suggested by the language model/)).toBeVisible();
  await page.screenshot({ path: `${FOLDER}/new.png` });

  await page.goto('/stats');
  await expect(page.locator('.recharts-bar-rectangle').first()).toBeAttached();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
  await page.screenshot({ path: `${FOLDER}/stats.png` });
});
