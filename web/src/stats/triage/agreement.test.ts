import { expect, test } from 'vitest';
import { agreementOf, agreementPoints, shareOf } from './agreement';

const day = (date: string, judged: number, category: number) => ({
  date,
  judged,
  category,
  categoryJudged: judged,
  priority: judged,
  priorityJudged: judged,
});

test('every day of the range has a point, also where nobody judged anything', () => {
  const points = agreementPoints([day('2026-11-19', 4, 3)], {
    from: '2026-11-18',
    to: '2026-11-20',
    unit: 'day',
  });
  expect(points.map(({ from, judged }) => [from, judged])).toEqual([
    ['2026-11-18', 0],
    ['2026-11-19', 4],
    ['2026-11-20', 0],
  ]);
});

test('weeks begin on Monday and add their days up', () => {
  const points = agreementPoints(
    [day('2026-11-15', 1, 1), day('2026-11-16', 2, 1), day('2026-11-20', 3, 2)],
    { from: '2026-11-14', to: '2026-11-21', unit: 'week' },
  );
  expect(points.map(({ from, to, judged, category }) => [from, to, judged, category])).toEqual([
    ['2026-11-14', '2026-11-15', 1, 1],
    ['2026-11-16', '2026-11-21', 5, 3],
  ]);
});

test('a share of nothing is none', () => {
  expect(shareOf(0, 0)).toBeNull();
  expect(shareOf(3, 4)).toBe(0.75);
  expect(agreementOf([day('2026-11-15', 1, 1), day('2026-11-16', 2, 1)])).toMatchObject({
    judged: 3,
    category: 2,
  });
});
