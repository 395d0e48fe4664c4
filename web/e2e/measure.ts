import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Api } from './api';
import { emptyDatabase } from './database';
import { fillDemo, startServer } from './server';
import { measured, type Work, watch } from './work';

const TICKETS = 100_000;
const RATE = 20;
const SECONDS = 20;
const ROWS = 10_000;
// Each is chosen or let go; with what is chosen before there always are tickets that match.
const CHIPS = ['Closed', 'Critical', 'Billing', 'Critical', 'Billing', 'Resolved', 'Closed'];

const ms = (value: number) => `${value.toFixed(0)} ms`;
const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;

/** From the click until the frame that shows the answer has been painted. */
async function chipToRows(page: Page, chip: string): Promise<number> {
  const box = page.getByRole('checkbox', { name: new RegExp(`^${chip}\\b`) });
  return box.evaluate(
    (input) =>
      new Promise<number>((resolve) => {
        const list = () => document.querySelector('ul[aria-label="Tickets"]');
        const before = list();
        const begin = performance.now();
        const look = () => {
          const now = list();
          const is = now && now !== before && now.getAttribute('aria-busy') === 'false';
          if (!is || now.querySelector('li') === null) return void requestAnimationFrame(look);
          // A message runs after the frame that is drawn next.
          const { port1, port2 } = new MessageChannel();
          requestAnimationFrame(() => {
            port1.onmessage = () => resolve(performance.now() - begin);
            port2.postMessage(null);
          });
        };
        (input as HTMLInputElement).click();
        look();
      }),
  );
}

/** Scrolls by so much in each frame until the end of the given height or of half a minute; tells how long it took. */
const scroll = (page: Page, by: number, to: number) =>
  page.evaluate(
    async ({ by, to }) => {
      const list = document.querySelector('ul[aria-label="Tickets"]') as HTMLElement;
      const scroller = list.parentElement as HTMLElement;
      const begin = performance.now();
      const seconds = () => (performance.now() - begin) / 1000;
      while (Math.sign(to - scroller.scrollTop) === Math.sign(by) && seconds() < 60) {
        scroller.scrollTop += by;
        await new Promise(requestAnimationFrame);
      }
      return seconds();
    },
    { by, to },
  );

test('figures', async ({ browser, page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-'));
  let stop = async () => {};
  let url = process.env.MEASURE_URL ?? '';
  if (url === '') {
    const database = await emptyDatabase('sqlite', folder);
    await fillDemo(database.url, folder, TICKETS);
    const server = await startServer(database.url, folder, {});
    url = server.url;
    stop = server.stop;
  }
  const api = new Api(url);
  const figures: [what: string, figure: string][] = [];
  const tell = (what: string, { longest, long, shift, late, frames }: Work) => {
    figures.push([`${what}: longest task`, `${ms(longest.own)} of its own, ${ms(longest.wall)}`]);
    figures.push([`${what}: tasks over 50 ms`, `${long.own} by their own time, ${long.wall}`]);
    figures.push([`${what}: late frames`, `${late} of ${frames}`]);
    figures.push([`${what}: layout shift`, shift.toFixed(4)]);
  };
  const list = page.getByRole('list', { name: 'Tickets' });
  const open = async () => {
    await page.goto(url);
    await expect(list.getByRole('listitem').first()).toBeVisible();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    // What is fetched when nothing else is to be done is no part of what is measured.
    await page.waitForTimeout(3000);
  };

  try {
    await watch(page);
    await open();

    const times: number[] = [];
    const filtering = await measured(browser, page, async () => {
      for (const chip of CHIPS) {
        times.push(await chipToRows(page, chip));
        await page.waitForTimeout(500);
      }
    });
    figures.push(['filter chip to painted rows, median', ms(median(times))]);
    figures.push(['filter chip to painted rows, worst', ms(Math.max(...times))]);
    tell('filtering', filtering);

    await open();
    let filed = 0;
    const following = await measured(browser, page, async () => {
      const end = Date.now() + SECONDS * 1000;
      while (Date.now() < end) {
        const next = Date.now() + 1000 / RATE;
        filed += 1;
        void api.create({ title: `Ticket ${filed} while measuring` });
        await page.waitForTimeout(Math.max(0, next - Date.now()));
      }
    });
    tell(`${(filed / SECONDS).toFixed(0)} new tickets a second`, following);

    await open();
    const height = await list.evaluate((rows) => rows.querySelector('li')?.offsetHeight ?? 0);
    let seconds = 0;
    const down = await measured(browser, page, async () => {
      seconds = await scroll(page, 40 * height, ROWS * height);
    });
    figures.push([`down ${ROWS} rows, 40 in a frame: took`, `${seconds.toFixed(1)} s`]);
    tell(`down ${ROWS} rows`, down);
    figures.push(['rows in the page', `${await list.getByRole('listitem').count()}`]);
    const up = await measured(browser, page, async () => {
      await scroll(page, -3 * height, (ROWS - 1000) * height);
    });
    tell('up 1000 rows, 3 in a frame', up);
  } finally {
    await stop();
    await rm(folder, { recursive: true });
  }

  const width = Math.max(...figures.map(([what]) => what.length));
  const table = figures.map(([what, figure]) => `${what.padEnd(width)}  ${figure}`).join('\n');
  process.stdout.write(`\n${table}\n`);
});
