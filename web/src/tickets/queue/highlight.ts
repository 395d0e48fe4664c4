/** A piece of a text, and whether it is one of those that were searched for. */
export type Piece = { text: string; hit: boolean };

/**
 * Cuts a text at the places where the words stand, found as the server finds them: whatever the case, character for
 * character otherwise. Folding may change the length of a text (ß is ss), so each folded part knows where it came from.
 */
export function piecesOf(text: string, words: string): Piece[] {
  const sought = fold(words.trim());
  if (sought === '') return [{ text, hit: false }];

  let folded = '';
  // Where in the text each part of the folded one came from, and where it ended there.
  const from: number[] = [];
  const to: number[] = [];
  let position = 0;
  for (const character of text) {
    const end = position + character.length;
    for (const part of fold(character)) {
      for (let unit = 0; unit < part.length; unit += 1) {
        from.push(position);
        to.push(end);
      }
      folded += part;
    }
    position = end;
  }

  const pieces: Piece[] = [];
  const add = (start: number, end: number, hit: boolean) => {
    if (start < end) pieces.push({ text: text.slice(start, end), hit });
  };
  let done = 0;
  for (let at = folded.indexOf(sought); at >= 0; at = folded.indexOf(sought, at + sought.length)) {
    const start = Math.max(from[at] ?? 0, done);
    const end = to[at + sought.length - 1] ?? text.length;
    add(done, start, false);
    add(start, end, true);
    done = Math.max(done, end);
  }
  add(done, text.length, false);
  return pieces.length === 0 ? [{ text, hit: false }] : pieces;
}

/** Without case, as Unicode folds it, as far as it can be had here: by way of the capitals, where ß and ſ have theirs. */
function fold(text: string): string {
  return text.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}
