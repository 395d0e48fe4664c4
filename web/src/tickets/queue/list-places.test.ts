import { expect, test } from 'vitest';
import { comparePlaces, type Listed, type ListOrder, placeOf } from './list-places';

const ticket = (id: string, change: Partial<Listed> = {}): Listed => ({
  id,
  version: 1,
  status: 'OPEN',
  priority: 'MEDIUM',
  category: 'GENERAL',
  createdAt: '2026-01-01T00:00:00.000000Z',
  updatedAt: '2026-01-01T00:00:00.000000Z',
  ...change,
});

const sorted = (order: ListOrder, tickets: Listed[]) =>
  tickets
    .toSorted((a, b) => comparePlaces(placeOf(order, a), placeOf(order, b)))
    .map(({ id }) => id);

test('microseconds tell tickets apart', () => {
  const tickets = [
    ticket('9', { createdAt: '2026-01-01T00:00:00.000001Z' }),
    ticket('8', { createdAt: '2026-01-01T00:00:00.000002Z' }),
  ];
  expect(sorted('created', tickets)).toEqual(['8', '9']);
});

test('tickets of the same time are ordered by id as a number, however large', () => {
  const ids = ['9', '100', '99', '9007199254740993', '9007199254740992'];
  const inOrder = ['9007199254740993', '9007199254740992', '100', '99', '9'];
  for (const order of ['created', 'priority', 'updated'] as const) {
    expect(
      sorted(
        order,
        ids.map((id) => ticket(id)),
      ),
    ).toEqual(inOrder);
  }
});

test('by priority the most urgent come first, the newest of each first', () => {
  const tickets = [
    ticket('1', { priority: 'LOW', createdAt: '2026-01-09T00:00:00.000000Z' }),
    ticket('2', { priority: 'CRITICAL', createdAt: '2026-01-01T00:00:00.000000Z' }),
    ticket('3', { priority: 'CRITICAL', createdAt: '2026-01-02T00:00:00.000000Z' }),
    ticket('4', { priority: 'HIGH', createdAt: '2026-01-08T00:00:00.000000Z' }),
    ticket('5', { priority: 'MEDIUM', createdAt: '2026-01-08T00:00:00.000000Z' }),
  ];
  expect(sorted('priority', tickets)).toEqual(['3', '2', '4', '5', '1']);
});

test('by last change it is the change that counts', () => {
  const tickets = [
    ticket('1', { updatedAt: '2026-01-09T00:00:00.000000Z' }),
    ticket('2', { createdAt: '2026-01-02T00:00:00.000000Z' }),
  ];
  expect(sorted('updated', tickets)).toEqual(['1', '2']);
});
