import { expect, test, vi } from 'vitest';
import { fakeLocks } from '../../testing/fake-locks';
import { fakeStorage } from '../../testing/fake-storage';
import { createDraftStore, type DraftStore } from './draft-store';
import { createKeep } from './keep';
import { testBrowser } from './test-desk';

const shared = () => ({ keep: createKeep(fakeStorage()) });
const written = (drafts: DraftStore) => drafts.cell.get()?.draft.title;
const leave = () => window.dispatchEvent(new Event('pagehide'));

async function open(change: Parameters<typeof testBrowser>[0]) {
  const drafts = createDraftStore(testBrowser(change));
  await drafts.open();
  return drafts;
}

test('a draft is kept a moment after each change, and back after a reload', async () => {
  vi.useFakeTimers();
  const browser = testBrowser();
  const before = createDraftStore(browser);
  await before.open();
  before.change({ title: 'Charged twice', category: 'BILLING' });
  await vi.advanceTimersByTimeAsync(300);
  vi.useRealTimers();
  const after = await open(browser);
  expect(after.cell.get()).toMatchObject({
    draft: { title: 'Charged twice', category: 'BILLING' },
    key: before.cell.get()?.key,
    restoredFrom: expect.stringMatching(/^\d{4}-/),
    isKept: true,
  });
});

test('what was typed in the last instant is kept when the page goes', async () => {
  const browser = testBrowser();
  (await open(browser)).change({ title: 'Typed just now' });
  leave();
  expect(written(await open(browser))).toBe('Typed just now');
});

test('an emptied draft leaves nothing behind', async () => {
  const browser = testBrowser();
  const drafts = await open(browser);
  drafts.change({ title: 'x' });
  leave();
  drafts.change({ title: '' });
  leave();
  expect(browser.keep.names('')).toEqual([]);
});

test.each(['no JSON', '{"sheet":{"draft":{"title":1}}}', 'null', '[]'])(
  'what is no draft is not taken for one: %s',
  async (text) => {
    const browser = testBrowser();
    browser.keep.set('frontdesk.draft.x', text);
    expect((await open(browser)).cell.get()).toMatchObject({
      draft: { title: '' },
      restoredFrom: null,
    });
  },
);

test('a value that the schema has lost is not chosen', async () => {
  const browser = testBrowser();
  const draft = { title: 'T', description: '', category: 'LOST', priority: 'SERVER_DECIDES' };
  browser.keep.set('frontdesk.draft.x', JSON.stringify({ sheet: { draft, key: 'k' } }));
  expect((await open(browser)).cell.get()?.draft).toEqual({ ...draft, category: 'AS_SUGGESTED' });
});

test('two windows write two drafts; a closed one’s is taken up by the next', async () => {
  const { openWindow } = fakeLocks();
  const both = shared();
  const [first, second, third] = [openWindow(), openWindow(), openWindow()];
  const one = await open({ ...both, locks: first.locks });
  one.change({ title: 'One' });
  leave();
  const two = await open({ ...both, locks: second.locks });
  expect(written(two)).toBe('');
  two.change({ title: 'Two' });
  leave();
  expect(written(one)).toBe('One');
  first.close();
  expect(written(await open({ ...both, locks: third.locks }))).toBe('One');
});

test('a reloaded window waits for the lock of the page before, and finds its own draft', async () => {
  const { openWindow } = fakeLocks();
  const both = shared();
  const ownKeep = createKeep(fakeStorage());
  const [other, before, after] = [openWindow(), openWindow(), openWindow()];
  const reloaded = await open({ ...both, ownKeep, locks: before.locks });
  reloaded.change({ title: 'Mine' });
  leave();
  const stranger = await open({ ...both, locks: other.locks });
  stranger.change({ title: 'Not mine, and newer' });
  leave();
  other.close();
  const back = open({ ...both, ownKeep, locks: after.locks });
  before.close();
  expect(written(await back)).toBe('Mine');
});

test('without locks, a window that shares a draft writes its own as soon as both write', async () => {
  const both = shared();
  const one = await open(both);
  one.change({ title: 'One' });
  leave();
  const two = await open(both);
  expect(written(two)).toBe('One');
  two.change({ title: 'Two' });
  leave();
  one.change({ title: 'One more' });
  leave();
  const kept = both.keep.names('frontdesk.draft.').map((name) => both.keep.get(name));
  expect(kept).toEqual([expect.stringContaining('"Two"'), expect.stringContaining('"One more"')]);
});

test('locks that the browser refuses are no obstacle', async () => {
  const locks = { request: () => Promise.reject(new DOMException('no', 'SecurityError')) };
  expect(written(await open({ locks: locks as never }))).toBe('');
});
