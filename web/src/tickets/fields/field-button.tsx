import type { FieldName, FieldValues } from '../../api/ticket-enums';
import { texts } from '../../texts/texts';
import classes from './field-button.module.css';
import { FieldIcon } from './field-icon';

type Props<F extends FieldName> = {
  field: F;
  value: FieldValues[F];
  ticketId: string;
  /** Opens the menu with the values at this element. */
  onOpen: (anchor: HTMLElement) => void;
  /** The sign alone, for little room. */
  compact?: boolean;
  /** Out of the tab order, where keys reach the field by other means. */
  tabIndex?: number;
};

/** One field of a ticket where it stands: shows the value, opens the menu to change it. */
export function FieldButton<F extends FieldName>(props: Props<F>) {
  const { field, value, ticketId, onOpen, compact, tabIndex } = props;
  const word = texts.values[field][value as never] as string;
  return (
    <button
      type="button"
      className={classes.button}
      data-compact={compact || undefined}
      data-field={field}
      data-value={value}
      tabIndex={tabIndex}
      aria-haspopup="menu"
      aria-label={texts.ticket.fieldOf(texts.values.fields[field], ticketId, word)}
      title={compact ? word : undefined}
      onClick={(event) => onOpen(event.currentTarget)}
    >
      <FieldIcon field={field} value={value} />
      {!compact && <span className={classes.word}>{word}</span>}
    </button>
  );
}
