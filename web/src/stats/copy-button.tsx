import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { texts } from '../texts/texts';
import { copyText } from '../ui/copy-text';
import { tabSeparated } from './tab-separated';
import classes from './title-button.module.css';

const SAID_FOR = 2500;

const ICON = { idle: Copy, copied: Check, failed: X };
const WORD = {
  idle: texts.stats.copy.copy,
  copied: texts.stats.copy.copied,
  failed: texts.stats.copy.failed,
};

type Props = {
  /** What the table is called. */
  table: string;
  /** The head and the rows; null while there are none. */
  rows: (() => (string | number)[][]) | null;
};

/** Copies a table for use elsewhere, and says so quietly. */
export function CopyButton({ table, rows }: Props) {
  const [state, setState] = useState<{ said: keyof typeof WORD }>({ said: 'idle' });
  const Icon = ICON[state.said];

  useEffect(() => {
    if (state.said === 'idle') return;
    const timer = setTimeout(() => setState({ said: 'idle' }), SAID_FOR);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    if (rows) setState({ said: (await copyText(tabSeparated(rows()))) ? 'copied' : 'failed' });
  }

  return (
    <span className={classes.copy}>
      <span role="status" className={classes.said}>
        {state.said !== 'idle' && WORD[state.said]}
      </span>
      <button
        type="button"
        className={classes.button}
        aria-label={texts.stats.copy.copyTable(table)}
        title={texts.stats.copy.copyTable(table)}
        // Not `disabled`: what has the focus keeps it while new numbers are on their way.
        aria-disabled={!rows}
        onClick={() => void copy()}
      >
        <Icon size={14} aria-hidden />
      </button>
    </span>
  );
}
