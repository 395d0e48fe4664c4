import { expect, test } from 'vitest';
import { fakeStorage, fullStorage } from '../../testing/fake-storage';
import { createKeep } from './keep';

test('keeps texts where the browser lets it', () => {
  const storage = fakeStorage();
  createKeep(storage).set('a.1', 'text');
  const later = createKeep(storage);
  expect(later.get('a.1')).toBe('text');
  expect(later.names('a.')).toEqual(['a.1']);
  expect(later.outlives('a.1')).toBe(true);
  later.remove('a.1');
  expect(later.get('a.1')).toBeNull();
});

test.each([
  ['forbidden', null],
  ['full', fullStorage()],
])('works in memory where storage is %s, and says that nothing lasts', (_, storage) => {
  const keep = createKeep(storage);
  keep.set('a.1', 'text');
  expect(keep.get('a.1')).toBe('text');
  expect(keep.names('a.')).toEqual(['a.1']);
  expect(keep.outlives('a.1')).toBe(false);
  keep.remove('a.1');
  expect(keep.names('a.')).toEqual([]);
});

test('an old text in storage gives way to the new one that storage did not take', () => {
  const storage = fakeStorage();
  const keep = createKeep(storage);
  keep.set('a', 'old');
  storage.setItem = () => {
    throw new Error('full');
  };
  keep.set('a', 'new');
  expect(keep.get('a')).toBe('new');
  expect(storage.getItem('a')).toBe('old');
});
