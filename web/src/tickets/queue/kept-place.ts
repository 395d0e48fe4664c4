/** How many neighbours on each side are asked whether a row has moved. */
const NEIGHBOURS = 3;
/** How far they are looked for; more lost at one place than this is another list. */
const FAR = 200;

/**
 * Where, after a change of the list, the place is at which one was looking: the row itself when it stayed among its
 * neighbours, else the row that has come in its place. Null when nothing there is left. A row that moved away does not
 * take the reader along.
 */
export function keptPlace(
  before: readonly { id: string }[],
  index: number,
  now: ReadonlyMap<string, number>,
): number | null {
  const above = survivors(before, index, -1, now);
  const below = survivors(before, index, 1, now);
  const row = before[index];
  const own = row && now.get(row.id);
  if (own !== undefined) {
    const passed = above.filter((at) => at > own).length + below.filter((at) => at < own).length;
    if (passed * 2 <= above.length + below.length) return own;
  }
  const nearest = above[0];
  const next = below.find((at) => nearest === undefined || at > nearest);
  return next ?? nearest ?? below[0] ?? own ?? null;
}

function survivors(
  before: readonly { id: string }[],
  index: number,
  step: 1 | -1,
  now: ReadonlyMap<string, number>,
): number[] {
  const found: number[] = [];
  for (let away = 1; away <= FAR && found.length < NEIGHBOURS; away += 1) {
    const row = before[index + step * away];
    if (!row) break;
    const at = now.get(row.id);
    if (at !== undefined) found.push(at);
  }
  return found;
}
