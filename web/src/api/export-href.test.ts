import { expect, test } from 'vitest';
import { exportHref } from './export-href';

test('without a question everything is meant', () => {
  expect(exportHref('stats', {})).toBe('/export/stats.csv');
  expect(exportHref('tickets', { filter: undefined, orderBy: null })).toBe('/export/tickets.csv');
});

test('a question travels as the variables of a query', () => {
  const question = {
    filter: { search: 'a&b=“c” #1', status: ['OPEN' as const] },
    orderBy: { field: 'PRIORITY', direction: 'DESC' },
  };
  const url = new URL(exportHref('tickets', question), 'http://localhost');
  expect(url.pathname).toBe('/export/tickets.csv');
  const read = [...url.searchParams].map(([name, value]) => [name, JSON.parse(value)]);
  expect(Object.fromEntries(read)).toEqual(question);
  expect(exportHref('stats', { from: '2026-11-01' })).toBe('/export/stats.csv?from=2026-11-01');
});
