import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import { Api } from './api';
import { emptyDatabase } from './database';
import { fillDemo, startServer } from './server';

const TICKETS = 100_000;
const RATE = 20;
const SECONDS = 20;
const ROWS = 10_000;
// Each is chosen or let go; with what is chosen before there always are tickets that match.
const CHIPS = ['Closed', 'Critical', 'Billing', 'Critical', 'Billing', 'Resolved', 'Closed'];

/** What the browser itself says of its work since the last time it was asked. */
type Work = { longTasks: number[]; shift: number; gaps: number[] };

const median = (values: number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
const most = (values: number[]) => Math.max(0, ...values);
const ms = (value: number) => `${value.toFixed(0)} ms`;

/** Watches long tasks, layout shifts and the time between frames. */
async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const work = { longTasks: [] as number[], shift: 0, gaps: [] as number[] };
    Object.assign(window, { work });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) work.longTasks.push(entry.duration);
    }).observe({ type: 'longtask', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) work.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    let last = performance.now();
    const frame = (now: number) => {
      work.gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** Takes what was watched, and begins anew. */
const take = (page: Page) =>
  page.evaluate(() => {
    const { work } = window as unknown as { work: Work };
    const taken = { ...work };
    Object.assign(work, { longTasks: [], shift: 0, gaps: [] });
    return taken;
  });

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

test('figures', async ({ page }) => {
  const folder = await mkdtemp(join(tmpdir(), 'frontdesk-'));
  const running = process.env.MEASURE_URL;
  let stop = async () => {};
  let url = running ?? '';
  if (!running) {
    const database = await emptyDatabase('sqlite', folder);
    await fillDemo(database.url, folder, TICKETS);
    const server = await startServer(database.url, folder, {});
    url = server.url;
    stop = server.stop;
  }
  const api = new Api(url);
  const figures: [what: string, figure: string][] = [];
  const tell = (what: string, { longTasks, shift, gaps }: Work) => {
    figures.push([`${what}: long tasks (over 50 ms)`, `${longTasks.length}`]);
    figures.push([`${what}: longest task`, longTasks.length ? ms(most(longTasks)) : 'under 50 ms']);
    figures.push([`${what}: longest frame`, ms(most(gaps))]);
    const late = gaps.filter((gap) => gap > 34).length;
    figures.push([`${what}: frames later than two`, `${late} of ${gaps.length}`]);
    figures.push([`${what}: layout shift`, shift.toFixed(4)]);
  };

  try {
    await watch(page);
    await page.goto(url);
    const list = page.getByRole('list', { name: 'Tickets' });
    await expect(list.getByRole('listitem').first()).toBeVisible();
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await page.waitForTimeout(2000);
    const paints = await page.evaluate(
      () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
    );
    figures.push(['first contentful paint', ms(paints)]);
    tell('opening', await take(page));

    const times: number[] = [];
    for (const chip of CHIPS) {
      times.push(await chipToRows(page, chip));
      await page.waitForTimeout(500);
    }
    figures.push(['filter chip to painted rows, median', ms(median(times))]);
    figures.push(['filter chip to painted rows, worst', ms(most(times))]);
    tell('filtering', await take(page));

    await page.goto(url);
    await expect(list.getByRole('listitem').first()).toBeVisible();
    await page.waitForTimeout(2000);
    await take(page);
    const end = Date.now() + SECONDS * 1000;
    let filed = 0;
    while (Date.now() < end) {
      const next = Date.now() + 1000 / RATE;
      filed += 1;
      void api.create({ title: `Ticket ${filed} while measuring` });
      await page.waitForTimeout(Math.max(0, next - Date.now()));
    }
    tell(`${RATE} tickets a second`, await take(page));
    figures.push([`${RATE} tickets a second: filed`, `${filed}`]);
    await page.waitForTimeout(2000);
    await take(page);

    const scrolled = await page.evaluate(async (rows) => {
      const list = document.querySelector('ul[aria-label="Tickets"]') as HTMLElement;
      const scroller = list.parentElement as HTMLElement;
      const height = list.querySelector('li')?.offsetHeight ?? 44;
      const begin = performance.now();
      let blank = 0;
      // Forty rows in each frame: some two thousand in a second.
      while (scroller.scrollTop < rows * height && performance.now() - begin < 120_000) {
        scroller.scrollTop += 40 * height;
        await new Promise(requestAnimationFrame);
        const { left, top } = scroller.getBoundingClientRect();
        const middle = document.elementFromPoint(left + 200, top + scroller.clientHeight / 2);
        if (!middle?.closest('li')) blank += 1;
      }
      return { seconds: (performance.now() - begin) / 1000, blank };
    }, ROWS);
    const work = await take(page);
    tell(`scrolling ${ROWS} rows`, work);
    figures.push([`scrolling ${ROWS} rows: took`, `${scrolled.seconds.toFixed(1)} s`]);
    figures.push([
      `scrolling ${ROWS} rows: frames at the end of what is loaded`,
      `${scrolled.blank}`,
    ]);
    figures.push(['rows in the page', `${await list.getByRole('listitem').count()}`]);

    await page.evaluate(async () => {
      const list = document.querySelector('ul[aria-label="Tickets"]') as HTMLElement;
      const scroller = list.parentElement as HTMLElement;
      for (let frame = 0; frame < 300; frame += 1) {
        scroller.scrollTop -= 132;
        await new Promise(requestAnimationFrame);
      }
    });
    tell('reading back, three rows a frame', await take(page));
  } finally {
    await stop();
    await rm(folder, { recursive: true });
  }

  const width = Math.max(...figures.map(([what]) => what.length));
  for (const [what, figure] of figures) {
    process.stdout.write(`${what.padEnd(width)}  ${figure}\n`);
  }
});
