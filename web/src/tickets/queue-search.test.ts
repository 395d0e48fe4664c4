import { expect, test } from 'vitest';
import { parseSearch, stringifySearch } from '../ui/url-search';
import { filterOf, readQueueSearch } from './queue-search';

test('what is chosen survives the way through the address', () => {
  const search = readQueueSearch({ status: ['OPEN', 'IN_PROGRESS'], q: 'a,b & "42" ß' });
  const address = stringifySearch(search);
  expect(address).toBe('?status=OPEN,IN_PROGRESS&q=a%2Cb%20%26%20%2242%22%20%C3%9F');
  expect(readQueueSearch(parseSearch(address))).toEqual(search);
});

test('a number stays the text that was searched for', () => {
  expect(readQueueSearch(parseSearch('?q=0042')).q).toBe('0042');
});

test('what is no value of the enumeration is left out', () => {
  expect(readQueueSearch({ status: 'OPEN,NONSENSE', priority: 'toString', category: 3 })).toEqual({
    status: ['OPEN'],
  });
});

test('nothing chosen asks without a filter', () => {
  expect(filterOf(readQueueSearch({ q: '  ' }))).toBeUndefined();
  expect(filterOf({ category: ['BILLING'], q: ' refund ' })).toEqual({
    category: ['BILLING'],
    search: 'refund',
  });
});

test('what else stands in the address is no part of the filter', () => {
  const handedOver = { search: 'locked', utm_source: 'mail' };
  expect(filterOf({ ...handedOver, status: ['OPEN'] })).toEqual({ status: ['OPEN'] });
});
