/** Reads a query string as plain texts. The router's own way would turn a search for `42` into a number. */
export function parseSearch(text: string): Record<string, string> {
  return Object.fromEntries(new URLSearchParams(text));
}

/** Writes lists with commas, so that the address stays readable: `?status=OPEN,CLOSED`. */
export function stringifySearch(search: Record<string, unknown>): string {
  const parts = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === null ? [] : [`${encodeURIComponent(name)}=${encoded(value)}`],
  );
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

function encoded(value: unknown): string {
  const texts = Array.isArray(value) ? value : [value];
  return texts.map((text) => encodeURIComponent(String(text))).join(',');
}
