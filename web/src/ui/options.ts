/** The options of a select, from the words for each value. */
export function optionsOf<V extends string>(
  labels: Record<V, string>,
): { value: V; label: string }[] {
  return (Object.keys(labels) as V[]).map((value) => ({ value, label: labels[value] }));
}
