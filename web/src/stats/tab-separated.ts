/** A table as text that spreadsheets take: cells divided by tabs, rows by line breaks. */
export function tabSeparated(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((cells) => cells.join('\t')).join('\n');
}
