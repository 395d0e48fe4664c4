const UNITS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
] as const;

/** A length of time in the two largest units that say something: `2 days 3 hours`. */
export function durationOf(seconds: number): string {
  // Minutes are the finest unit for a time that people needed.
  let rest = Math.round(seconds / 60) * 60;
  if (rest === 0) return 'under a minute';
  const parts: string[] = [];
  for (const [unit, size] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) parts.push(`${count} ${unit}${count === 1 ? '' : 's'}`);
    rest -= count * size;
  }
  return parts.slice(0, 2).join(' ');
}
