/** How many characters a text has, counted as the server counts: an emoji is one, although JavaScript sees two units. */
export function countCharacters(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
