import type { Browser, Page } from '@playwright/test';

/** What the page's main thread did during some time. */
export type Work = {
  /** The longest task, as the processor counts it and as the clock does, in milliseconds. */
  longest: { own: number; wall: number };
  /** How many tasks took more than 50 ms, counted both ways. */
  long: { own: number; wall: number };
  /** What moved without a hand on it. */
  shift: number;
  /** Frames that came later than two of them take, of how many. */
  late: number;
  frames: number;
};

type TraceEvent = {
  name: string;
  pid: number;
  tid: number;
  dur?: number;
  tdur?: number;
  args?: { name?: string };
};

const LONG = 50;
const CATEGORIES = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'];

/** Makes each page that is opened from now on watch its layout shifts and frames. */
export async function watch(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = { shift: 0, late: 0, frames: 0 };
    Object.assign(window, { seen });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
      })[])
        if (!entry.hadRecentInput) seen.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    let last = performance.now();
    const frame = (now: number) => {
      seen.frames += 1;
      if (now - last > 34) seen.late += 1;
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/**
 * Runs something on the page and tells what work that was. The time of tasks is told twice, since on a machine that has
 * other things to do the clock goes on while a task waits.
 */
export async function measured(
  browser: Browser,
  page: Page,
  run: () => Promise<void>,
): Promise<Work> {
  const seen = () => page.evaluate(() => ({ ...(window as unknown as { seen: Seen }).seen }));
  const before = await seen();
  await browser.startTracing(page, { categories: CATEGORIES });
  await run();
  const trace = JSON.parse((await browser.stopTracing()).toString());
  const after = await seen();
  const tasks = tasksOf(trace.traceEvents);
  const own = tasks.map(({ tdur = 0 }) => tdur / 1000);
  const wall = tasks.map(({ dur = 0 }) => dur / 1000);
  const count = (times: number[]) => times.filter((time) => time > LONG).length;
  return {
    longest: { own: Math.max(0, ...own), wall: Math.max(0, ...wall) },
    long: { own: count(own), wall: count(wall) },
    shift: after.shift - before.shift,
    late: after.late - before.late,
    frames: after.frames - before.frames,
  };
}

type Seen = { shift: number; late: number; frames: number };

/** The tasks of the main thread that had the most to do: the page's. */
function tasksOf(events: TraceEvent[]): TraceEvent[] {
  const isTask = ({ name }: TraceEvent) => name.endsWith('RunTask');
  return events
    .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
    .map(({ pid, tid }) =>
      events.filter((event) => isTask(event) && event.pid === pid && event.tid === tid),
    )
    .reduce((most, tasks) => (tasks.length > most.length ? tasks : most), []);
}
