import { diffArrays } from 'diff';

/** A piece of two texts: in both of them, or in one. */
export type Piece = { kind: 'same' | 'removed' | 'added' | 'skipped'; text: string };

// Beyond that the two have so little in common that the whole texts say more.
const MOST_STEPS = 2000;
const MOST_MILLISECONDS = 250;

// What stays the same is shown as far as one needs it to see where one is.
const CONTEXT = 160;

/**
 * How one text became the other, word by word, where long stretches that stayed the same are skipped. Null when they
 * differ too much to be told apart in reasonable time.
 */
export function changedText(from: string, to: string): Piece[] | null {
  const changes = diffArrays(words(from), words(to), {
    maxEditLength: MOST_STEPS,
    timeout: MOST_MILLISECONDS,
  });
  if (!changes) return null;
  const pieces = changes.map(({ added, removed, value }): Piece => {
    const text = value.join('');
    if (added) return { kind: 'added', text };
    return { kind: removed ? 'removed' : 'same', text };
  });
  const tidy = inPhrases(pieces);
  return tidy.flatMap((piece, index) =>
    piece.kind === 'same' ? shortened(piece.text, index === 0, index === tidy.length - 1) : piece,
  );
}

/** Words that follow each other were exchanged as a phrase, though the spaces between them stayed. */
function inPhrases(pieces: Piece[]): Piece[] {
  const phrases: Piece[] = [];
  let run: Piece[] = [];
  const end = () => {
    // What stayed at the end of a run is no part of it.
    const rest = run.at(-1)?.kind === 'same' ? run.splice(-1) : [];
    const kinds = new Set(run.map(({ kind }) => kind));
    const textOf = (kind: Piece['kind']) =>
      run.filter((piece) => piece.kind === 'same' || piece.kind === kind).map(({ text }) => text);
    if (kinds.has('removed') && kinds.has('added')) {
      phrases.push({ kind: 'removed', text: textOf('removed').join('') });
      phrases.push({ kind: 'added', text: textOf('added').join('') });
    } else phrases.push(...run);
    phrases.push(...rest);
    run = [];
  };
  for (const piece of pieces) {
    const isBetween = piece.kind === 'same' && run.length > 0 && /^[^\S\n]+$/.test(piece.text);
    if (piece.kind !== 'same' || isBetween) run.push(piece);
    else {
      end();
      phrases.push(piece);
    }
  }
  end();
  return phrases;
}

/** Words, spaces and signs, which together are the text; in languages without spaces, too, where the browser knows how. */
function words(text: string): string[] {
  if (!('Segmenter' in Intl)) return text.split(/(\s+|\b)/u).filter(Boolean);
  const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The beginning and the end of what stayed the same, next to what did not. */
function shortened(text: string, isFirst: boolean, isLast: boolean): Piece[] {
  const head = isFirst ? '' : upTo(text, CONTEXT);
  const tail = isLast ? '' : from(text, text.length - CONTEXT);
  const skipped = text.length - head.length - tail.length;
  if (skipped < CONTEXT) return [{ kind: 'same', text }];
  return [
    { kind: 'same', text: head },
    { kind: 'skipped', text: text.slice(head.length, text.length - tail.length) },
    { kind: 'same', text: tail },
  ].filter((piece): piece is Piece => piece.text !== '');
}

// Not in the middle of a word, where there are words.
const upTo = (text: string, at: number) => /^[\s\S]*\s/.exec(text.slice(0, at))?.[0] ?? '';
const from = (text: string, at: number) =>
  /\s[\s\S]*$/.exec(text.slice(Math.max(0, at)))?.[0] ?? '';
