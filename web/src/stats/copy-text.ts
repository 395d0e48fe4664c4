/** A table as text that spreadsheets take: cells divided by tabs, rows by line breaks. */
export function tabSeparated(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((cells) => cells.join('\t')).join('\n');
}

/** Puts a text into the clipboard, also where the page is not served securely and the browser hides the clipboard. */
export async function copyText(text: string): Promise<boolean> {
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {
    // Not allowed: the old way may still be.
  }
  return copySelection(text);
}

function copySelection(text: string): boolean {
  const focused = document.activeElement;
  const area = document.createElement('textarea');
  area.value = text;
  area.readOnly = true;
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.focus({ preventScroll: true });
  area.select();
  try {
    // Deprecated, and the only way without a secure origin.
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
    if (focused instanceof HTMLElement) focused.focus({ preventScroll: true });
  }
}
