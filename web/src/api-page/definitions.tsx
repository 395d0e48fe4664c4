import classes from './definitions.module.css';

type Props = {
  /** What they have in common. */
  title?: string;
  /** Words and what they mean. */
  entries: (readonly [string, string])[];
  /** Whether the words are those of programs. */
  code?: boolean;
};

/** Words, each with a sentence that says what it means. */
export function Definitions({ title, entries, code }: Props) {
  return (
    <div className={classes.group}>
      {title && <h3 className={classes.title}>{title}</h3>}
      <dl className={classes.entries}>
        {entries.map(([word, meaning]) => (
          <div key={word} className={classes.entry}>
            <dt className={code ? classes.code : classes.word}>{word}</dt>
            <dd className={classes.meaning}>{meaning}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
