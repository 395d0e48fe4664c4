import { expect, test } from 'vitest';
import { beginEdit, changesOf, type Edit, rebase, takeTheirs } from './edit';

const STORED = { title: 'Printer', description: 'On fire.', version: 1 };
const edit = (mine: Partial<Edit['mine']>): Edit => ({
  ...beginEdit(STORED),
  mine: { title: 'Printer', description: 'On fire.', ...mine },
});

test('an edit changes what differs from where it began', () => {
  expect(changesOf(beginEdit(STORED))).toEqual({});
  expect(changesOf(edit({ title: 'Printers' }))).toEqual({ title: 'Printers' });
});

test('a change of other fields disputes nothing', () => {
  const rebased = rebase(edit({ title: 'Printers' }), { ...STORED, version: 4 });
  expect(rebased).toMatchObject({ base: { version: 4 }, disputed: [] });
  expect(changesOf(rebased)).toEqual({ title: 'Printers' });
});

test('a text that only they changed follows them', () => {
  const now = { title: 'Printer', description: 'Out of paper.', version: 2 };
  const rebased = rebase(edit({ title: 'Printers' }), now);
  expect(rebased.disputed).toEqual([]);
  expect(rebased.mine).toEqual({ title: 'Printers', description: 'Out of paper.' });
  expect(changesOf(rebased)).toEqual({ title: 'Printers' });
});

test('the same change on both sides is no dispute and leaves nothing to save', () => {
  const rebased = rebase(edit({ title: 'Printers' }), { ...STORED, title: 'Printers', version: 2 });
  expect(rebased.disputed).toEqual([]);
  expect(changesOf(rebased)).toEqual({});
});

test('a text that both changed is disputed until it is decided', () => {
  const theirs = { title: 'Fax', description: 'Cold.', version: 2 };
  const disputed = rebase(edit({ title: 'Printers' }), theirs);
  expect(disputed.disputed).toEqual(['title']);
  expect(disputed.mine).toEqual({ title: 'Printers', description: 'Cold.' });
  // Another change of something else does not settle it, one to the same words does.
  expect(rebase(disputed, { ...theirs, version: 3 }).disputed).toEqual(['title']);
  expect(rebase(disputed, { ...theirs, title: 'Printers', version: 3 }).disputed).toEqual([]);
});

test('taking theirs leaves the texts that were not disputed', () => {
  const mine = edit({ title: 'Printers', description: 'Burning.' });
  const disputed = rebase(mine, { ...STORED, title: 'Fax', version: 2 });
  const taken = takeTheirs(disputed);
  expect(changesOf(taken)).toEqual({ description: 'Burning.' });
  expect(taken).toMatchObject({ disputed: [], mine: { title: 'Fax' } });
});
