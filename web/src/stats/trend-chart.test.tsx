import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, expect, test, vi } from 'vitest';
import { show } from '../testing/render';
import { TrendChart } from './trend-chart';
import { seriesOf } from './trend-series';

const BUCKETS = [
  { from: '2026-11-18', to: '2026-11-18', total: 3, counts: { BILLING: 1, GENERAL: 2 } },
  { from: '2026-11-19', to: '2026-11-19', total: 4, counts: { BILLING: 0, GENERAL: 4 } },
  { from: '2026-11-20', to: '2026-11-20', total: 7, counts: { BILLING: 5, GENERAL: 2 } },
];

beforeEach(() => {
  // The chart draws into the room it is told of.
  vi.stubGlobal(
    'ResizeObserver',
    class {
      private readonly tell: (entries: object[]) => void;
      constructor(tell: (entries: object[]) => void) {
        this.tell = tell;
      }
      observe() {
        this.tell([{ contentRect: { width: 600, height: 260 } }]);
      }
      unobserve() {}
      disconnect() {}
    },
  );
});

async function draw() {
  const onPoint = vi.fn();
  const props = { series: seriesOf('category'), field: 'category', unit: 'day', onPoint } as const;
  show(<TrendChart {...props} buckets={BUCKETS} search={{ q: 'x', days: 7 }} />);
  await screen.findByRole('toolbar');
  return onPoint;
}

const link = (name: RegExp) => screen.getByRole('link', { name });

test('each bar and each of its layers leads to the tickets it counts', async () => {
  await draw();
  expect(link(/Nov 20, 2026: 7 tickets$/)).toHaveAttribute(
    'href',
    '/?q=x&from=2026-11-20&to=2026-11-20',
  );
  expect(link(/Nov 20.*, Billing: 5 tickets$/)).toHaveAttribute(
    'href',
    '/?q=x&category=BILLING&from=2026-11-20&to=2026-11-20',
  );
  expect(link(/Nov 18.*, Billing: 1 ticket$/)).toBeInTheDocument();
});

test('the bars are one stop for the tab key, and arrows move among them', async () => {
  const onPoint = await draw();
  await userEvent.tab();
  expect(link(/Nov 20, 2026: 7 tickets$/)).toHaveFocus();
  expect(onPoint).toHaveBeenLastCalledWith('2026-11-20');
  await userEvent.keyboard('{ArrowUp}');
  expect(link(/Nov 20.*, Billing: 5 tickets$/)).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}');
  expect(link(/Nov 20.*, General: 2 tickets$/)).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}{ArrowLeft}');
  expect(link(/Nov 19.*, General: 4 tickets$/)).toHaveFocus();
  expect(onPoint).toHaveBeenLastCalledWith('2026-11-19');
  await userEvent.keyboard('{ArrowDown}');
  expect(link(/Nov 19, 2026: 4 tickets$/)).toHaveFocus();
  await userEvent.keyboard('{Home}');
  expect(link(/Nov 18, 2026: 3 tickets$/)).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}{End}{ArrowUp}{ArrowLeft}');
  // Nothing of that value on the day before: the day as a whole.
  expect(link(/Nov 19, 2026: 4 tickets$/)).toHaveFocus();
  await userEvent.tab();
  expect(onPoint).toHaveBeenLastCalledWith(null);
});
