import { useLayoutEffect, useRef, useState } from 'react';
import { texts } from '../../texts/texts';
import { Label } from '../../ui/label';
import classes from './reasons.module.css';

type Props = { reasons: readonly string[] | null; outdated: boolean };

/** Why this is suggested, in the model's words: a few lines, and all of them when asked for. */
export function Reasons({ reasons, outdated }: Props) {
  const text = useRef<HTMLParagraphElement>(null);
  const [overflows, setOverflows] = useState(false);
  const [open, setOpen] = useState(false);
  const words = reasons?.join(' · ') || (reasons ? texts.filing.triage.noReasons : null);

  // Only what is drawn knows how many lines the words take.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew for other words.
  useLayoutEffect(() => {
    const element = text.current;
    if (element) setOverflows(element.scrollHeight > element.clientHeight + 1);
  }, [words]);

  return (
    <div className={classes.reasons} data-outdated={outdated || undefined}>
      <div className={classes.head}>
        <Label>{texts.filing.triage.reasons}</Label>
        {(overflows || open) && (
          <button
            type="button"
            className={classes.more}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {open ? texts.filing.triage.showLess : texts.filing.triage.showAll}
          </button>
        )}
      </div>
      <p ref={text} dir="auto" className={classes.text} data-open={open || undefined}>
        {words}
      </p>
    </div>
  );
}
