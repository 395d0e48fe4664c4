/** Puts a text on the clipboard; answers whether that was possible. */
export async function copyText(text: string): Promise<boolean> {
  // The clipboard is missing where the page is served without TLS from another host, and may be forbidden anywhere.
  try {
    if (navigator.clipboard) {
      await navigator.clipboard.writeText(text);
      return true;
    }
  } catch {}
  return copySelected(text);
}

/** The old way: selects the text in a field of its own, and gives the focus back. */
function copySelected(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.style.position = 'fixed';
  field.style.opacity = '0';
  document.body.append(field);
  field.focus({ preventScroll: true });
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus({ preventScroll: true });
  }
}
