import { Button } from '@mantine/core';
import { X } from 'lucide-react';
import type { FieldName } from '../../api/ticket-enums';
import { texts } from '../../texts/texts';
import { valuesIn } from '../../ui/options';
import classes from './selection-bar.module.css';

type Props = {
  count: number;
  /** Whether all that match are selected. */
  all: boolean;
  /** How many of the selected ones are not in the list (any more). */
  elsewhere: number;
  /** How many match; null while that is not known. */
  matching: number | null;
  onAll: () => void;
  onClear: () => void;
  /** Opens the menu of a field for all of them. */
  onField: (field: FieldName, anchor: HTMLElement) => void;
  /** Another change of many tickets is on its way. */
  busy: boolean;
};

/** What can be done with the selected tickets. Lies over the head of the list, so that nothing moves when it comes. */
export function SelectionBar(props: Props) {
  const { count, all, elsewhere, matching, onAll, onClear, onField, busy } = props;
  const { selection } = texts.queue;
  return (
    <section aria-label={selection.label} className={classes.bar}>
      <div className={classes.facts}>
        <strong role="status" className={classes.count}>
          {all ? selection.allSelected(count) : selection.selected(count)}
        </strong>
        {elsewhere > 0 && <span className={classes.aside}>{selection.elsewhere(elsewhere)}</span>}
        {!all && matching !== null && matching > count && (
          <Button size="compact-sm" variant="subtle" onClick={onAll}>
            {selection.all(matching)}
          </Button>
        )}
      </div>
      <div className={classes.fields}>
        {valuesIn(texts.values.fields)
          .toReversed()
          .map((field) => (
            <Button
              key={field}
              size="compact-sm"
              variant="default"
              disabled={busy}
              aria-haspopup="menu"
              data-bulk={field}
              onClick={(event) => onField(field, event.currentTarget)}
            >
              {texts.values.fields[field]}
            </Button>
          ))}
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<X size={14} aria-hidden />}
          onClick={onClear}
        >
          {selection.clear}
        </Button>
      </div>
    </section>
  );
}
