import { Label } from '../../ui/label';
import classes from './both-texts.module.css';
import { historyTexts } from './history-texts';

/** A text as it was and as it became, where it cannot be said in detail what changed. */
export function BothTexts({ from, to }: { from: string; to: string }) {
  return (
    <div className={classes.both}>
      <div className={classes.side}>
        <Label>{historyTexts.textBefore}</Label>
        <div dir="auto" className={classes.text}>
          {from}
        </div>
      </div>
      <div className={classes.side}>
        <Label>{historyTexts.textAfter}</Label>
        <div dir="auto" className={classes.text}>
          {to}
        </div>
      </div>
    </div>
  );
}
