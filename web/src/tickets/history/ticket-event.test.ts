import { expect, test } from 'vitest';
import { event, historyServer } from './test-history';
import { joined, type Stretch, stretchOf } from './ticket-event';

const server = historyServer('3', 9);
const stretch = (page: object): Stretch => stretchOf(server.answer({ ...page }));
const versions = ({ events }: Stretch) => events.map(({ version }) => version);

test('what comes later goes to the end, what comes earlier to the beginning', () => {
  const middle = stretch({ first: 3, after: '3' });
  const later = joined(middle, stretch({ first: 9, after: '6' }));
  expect(versions(later)).toEqual([4, 5, 6, 7, 8, 9]);
  expect(later).toMatchObject({ start: '4', hasEarlier: true, end: '9', hasLater: false });
  const whole = joined(later, stretch({ last: 9, before: '4' }));
  expect(versions(whole)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
  expect(whole).toMatchObject({ start: '1', hasEarlier: false, end: '9', hasLater: false });
});

test('what comes twice is there once, whichever came first', () => {
  const some = stretch({ first: 4 });
  const more = stretch({ first: 4, after: '2' });
  for (const both of [joined(some, more), joined(more, some)]) {
    expect(versions(both)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(both).toMatchObject({ start: '1', hasEarlier: false, end: '6', hasLater: true });
  }
  expect(versions(joined(some, some))).toEqual([1, 2, 3, 4]);
});

test('an empty answer takes nothing away', () => {
  const some = stretch({ first: 4 });
  const none = stretch({ first: 4, after: '9' });
  expect(versions(none)).toEqual([]);
  expect(joined(some, none)).toBe(some);
  expect(joined(none, some)).toBe(some);
});

test('no ticket has an empty history', () => {
  expect(stretchOf({ ticket: null })).toMatchObject({ events: [], hasEarlier: false });
  expect(event(1).kind).toBe('CREATED');
});
