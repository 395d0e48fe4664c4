import { texts } from '../texts/texts';
import { valuesIn } from '../ui/options';
import type { TrendValue } from './buckets';
import type { TrendField } from './stats-search';

/** One layer of the bars: a value with its word and its mark. */
export type Series = {
  value: TrendValue;
  label: string;
  /** Its place in the stack, from the bottom, which decides its colour and its hatching. */
  step: 1 | 2 | 3 | 4;
};

const STEPS = [1, 2, 3, 4] as const;

/** The layers for a field, from the bottom to the top. */
export function seriesOf(field: TrendField): Series[] {
  const labels: Partial<Record<TrendValue, string>> = texts.values[field];
  const values = valuesIn(labels as Record<TrendValue, string>);
  return values.map((value, index) => ({
    value,
    label: labels[value] ?? value,
    step: STEPS[index % STEPS.length] ?? 1,
  }));
}
