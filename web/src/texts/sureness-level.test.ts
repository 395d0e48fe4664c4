import { expect, test } from 'vitest';
import { certainty } from './format';
import { surenessLevel } from './sureness-level';

test.each([
  [0, 'NOT_SURE', 0],
  [0.4999, 'NOT_SURE', 49],
  [0.5, 'FAIRLY_SURE', 50],
  [0.57, 'FAIRLY_SURE', 57],
  [0.7999, 'FAIRLY_SURE', 79],
  [0.8, 'SURE', 80],
  [1, 'SURE', 100],
])('%d is %s', (share, level, percent) => {
  expect(surenessLevel(share)).toBe(level);
  expect(certainty(share)).toMatch(new RegExp(`^${percent}\\s?%$`));
});
