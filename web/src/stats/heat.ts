/** The shades of a heat map, from none to the darkest. */
export const HEAT_STEPS = [0, 1, 2, 3, 4, 5] as const;
/** One of them. */
export type Heat = (typeof HEAT_STEPS)[number];

/** The shade of a count beside the largest one. Nought has none, everything else has at least the first. */
export function heatOf(count: number, most: number): Heat {
  if (count <= 0 || most <= 0) return 0;
  return HEAT_STEPS[Math.min(Math.ceil((count / most) * 5), 5)] ?? 5;
}
