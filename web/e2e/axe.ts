import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { expect, type Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';

const script = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Fails when axe finds anything to object to on the page as it is now. `what` names it in the message. */
export async function expectOpenToAll(page: Page, what: string): Promise<void> {
  await page.evaluate(await readFile(script, 'utf8'));
  const { violations } = await page.evaluate<AxeResults>('axe.run()');
  const found = violations.map(({ id, impact, nodes }) => ({
    rule: `${id} (${impact})`,
    nodes: nodes.map(({ html }) => html),
  }));
  expect(found, what).toEqual([]);
}
