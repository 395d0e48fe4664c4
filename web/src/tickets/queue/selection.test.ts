import { expect, test } from 'vitest';
import {
  isSelected,
  NOTHING_SELECTED,
  type SelectionAction,
  select,
  selectedCount,
} from './selection';

const ROWS = ['9', '8', '7', '6', '5'];
const after = (...actions: SelectionAction[]) => actions.reduce(select, NOTHING_SELECTED);
const selected = (...actions: SelectionAction[]) =>
  ROWS.filter((id) => isSelected(after(...actions), id)).join('');

const toggle = (id: string): SelectionAction => ({ type: 'toggle', id });
const range = (id: string): SelectionAction => ({ type: 'range', id, ids: ROWS });

test('a ticket is selected and let go', () => {
  expect(selected(toggle('8'), toggle('6'))).toBe('86');
  expect(selected(toggle('8'), toggle('6'), toggle('8'))).toBe('6');
});

test('a range goes from the last one, in either direction, and leaves the others', () => {
  expect(selected(toggle('8'), range('6'))).toBe('876');
  expect(selected(toggle('6'), range('9'))).toBe('9876');
  expect(selected(toggle('9'), toggle('6'), range('5'))).toBe('965');
  expect(selected(toggle('9'), range('7'), range('6'))).toBe('9876');
});

test('a range without a beginning is the one ticket, which stays selected', () => {
  expect(selected(range('7'))).toBe('7');
  expect(selected({ type: 'add', ids: ['7'] }, range('7'))).toBe('7');
  const elsewhere = after(toggle('1'));
  expect(isSelected(select(elsewhere, range('7')), '7')).toBe(true);
});

test('all that match are meant, also those not loaded; some can be left out, and taken in again', () => {
  expect(selected({ type: 'all' })).toBe('98765');
  expect(isSelected(after({ type: 'all' }), '1')).toBe(true);
  expect(selected({ type: 'all' }, toggle('8'))).toBe('9765');
  expect(selected({ type: 'all' }, toggle('8'), { type: 'add', ids: ['8'] })).toBe('98765');
  expect(selectedCount(after({ type: 'all' }, toggle('8')), 100)).toBe(99);
});

test('clearing leaves nothing', () => {
  expect(selected({ type: 'all' }, { type: 'clear' })).toBe('');
  expect(selectedCount(after(toggle('8'), { type: 'clear' }), 100)).toBe(0);
});
