import { ArrowUp } from 'lucide-react';
import { texts } from '../../texts/texts';
import classes from './above-button.module.css';

/** Leads to what came in above while one was reading further down. */
export function AboveButton({ count, onClick }: { count: number; onClick: () => void }) {
  return (
    <div className={classes.place}>
      {count > 0 && (
        <button type="button" className={classes.button} onClick={onClick}>
          <ArrowUp size={14} aria-hidden />
          {texts.queue.above(count)}
        </button>
      )}
    </div>
  );
}
