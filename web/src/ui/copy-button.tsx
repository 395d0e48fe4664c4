import { Check, Copy, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { texts } from '../texts/texts';
import classes from './copy-button.module.css';
import { copyText } from './copy-text';

const SAID_FOR = 2500;

const ICON = { idle: Copy, copied: Check, failed: X };
const WORD = { copied: texts.shell.copied, failed: texts.shell.copyFailed };

type Props = {
  /** What it does, as a command. */
  label: string;
  /** What is copied; null while there is nothing. */
  text: (() => string) | null;
};

/** Copies a text for use elsewhere, and says so quietly. */
export function CopyButton({ label, text }: Props) {
  const [state, setState] = useState<{ said: keyof typeof ICON }>({ said: 'idle' });
  const Icon = ICON[state.said];

  useEffect(() => {
    if (state.said === 'idle') return;
    const timer = setTimeout(() => setState({ said: 'idle' }), SAID_FOR);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    if (text) setState({ said: (await copyText(text())) ? 'copied' : 'failed' });
  }

  return (
    <span className={classes.copy}>
      <span role="status" className={classes.said}>
        {state.said !== 'idle' && WORD[state.said]}
      </span>
      <button
        type="button"
        className={classes.button}
        aria-label={label}
        title={label}
        // Not `disabled`: what has the focus keeps it while something new is on its way.
        aria-disabled={!text}
        onClick={() => void copy()}
      >
        <Icon size={14} aria-hidden />
      </button>
    </span>
  );
}
