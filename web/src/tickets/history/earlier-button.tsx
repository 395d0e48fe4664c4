import { Button } from '@mantine/core';
import { ChevronUp } from 'lucide-react';
import classes from './earlier-button.module.css';
import { PAGE } from './history-reader';
import { historyTexts } from './history-texts';

type Props = {
  /** The first version that is shown. */
  before: number;
  busy: boolean;
  onClick: () => void;
};

/** Brings one more page of what happened earlier. */
export function EarlierButton({ before, busy, onClick }: Props) {
  const count = before - 1;
  return (
    <div>
      {/* Not disabled while it works: it would lose the focus. */}
      <Button
        className={classes.earlier}
        size="compact-sm"
        variant="default"
        leftSection={<ChevronUp size={14} aria-hidden />}
        aria-busy={busy}
        onClick={onClick}
      >
        {historyTexts.earlier(Math.min(count, PAGE), count)}
      </Button>
    </div>
  );
}
