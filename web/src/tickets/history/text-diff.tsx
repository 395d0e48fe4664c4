import { useMemo } from 'react';
import { BothTexts } from './both-texts';
import { changedText, type Piece } from './changed-text';
import { historyTexts } from './history-texts';
import classes from './text-diff.module.css';

/** How one text became another: what was removed and what was added, where it stood. */
export function TextDiff({ from, to }: { from: string; to: string }) {
  const pieces = useMemo(() => changedText(from, to), [from, to]);
  if (!pieces) return <BothTexts from={from} to={to} />;
  return (
    <div dir="auto" className={classes.text}>
      {pieces.map((piece, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of two texts that never change.
        <PieceOfText key={index} {...piece} />
      ))}
    </div>
  );
}

function PieceOfText({ kind, text }: Piece) {
  switch (kind) {
    case 'removed':
      return <del className={classes.removed}>{text}</del>;
    case 'added':
      return <ins className={classes.added}>{text}</ins>;
    case 'skipped':
      return (
        <span role="img" aria-label={historyTexts.skipped} className={classes.skipped}>
          …
        </span>
      );
    default:
      return text;
  }
}
