/** The values that have words, in the order of the words. */
export function valuesIn<V extends string>(labels: Record<V, string>): V[] {
  return Object.keys(labels) as V[];
}

/** The options of a select, from the words for each value. */
export function optionsOf<V extends string>(
  labels: Record<V, string>,
): { value: V; label: string }[] {
  return valuesIn(labels).map((value) => ({ value, label: labels[value] }));
}
