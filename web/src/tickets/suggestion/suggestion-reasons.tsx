import { Label } from '../../ui/label';
import classes from './suggestion-reasons.module.css';
import { suggestionTexts } from './suggestion-texts';

/** Why it was suggested, in the model's words. */
export function SuggestionReasons({ reasons }: { reasons: readonly string[] }) {
  const { reasons: title, noReasons } = suggestionTexts;
  return (
    <div>
      <Label>{title}</Label>
      {reasons.length === 0 ? (
        <p className={classes.none}>{noReasons}</p>
      ) : (
        <ul className={classes.reasons} aria-label={title}>
          {[...new Set(reasons)].map((reason) => (
            <li key={reason} dir="auto">
              {reason}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
