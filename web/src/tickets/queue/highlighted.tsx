import { piecesOf } from './highlight';
import classes from './highlighted.module.css';

/** A text in which the words that were searched for are marked. */
export function Highlighted({ text, words }: { text: string; words: string | undefined }) {
  if (!words) return text;
  return piecesOf(text, words).map((piece, index) =>
    piece.hit ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a text have no other name than their place.
      <mark key={index} className={classes.hit}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  );
}
