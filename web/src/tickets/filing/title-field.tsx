import { whole } from '../../texts/format';
import { texts } from '../../texts/texts';
import { describedBy, FieldFrame } from '../../ui/field-frame';
import { countCharacters } from './count-characters';
import { Counter } from './counter';
import classes from './sheet-field.module.css';

// The server's limit.
const LIMIT = 200;
/** The id of the field, for whoever leads there. */
export const TITLE_ID = 'ticket-title';

type Props = {
  value: string;
  error: string | undefined;
  readOnly: boolean;
  onChange: (value: string) => void;
  /** Enter: on to the next field. */
  onDone: () => void;
};

/** The title, in one line, with how many characters of it there are. */
export function TitleField({ value, error, readOnly, onChange, onDone }: Props) {
  const count = countCharacters(value);
  const over = count - LIMIT;
  const message = over > 0 ? texts.filing.tooLong(over, whole(over)) : error;
  return (
    <div className={classes.cell}>
      <FieldFrame
        id={TITLE_ID}
        label={texts.filing.title}
        aside={<Counter count={count} limit={LIMIT} />}
        message={message}
        invalid={Boolean(message)}
      >
        <input
          id={TITLE_ID}
          dir="auto"
          autoComplete="off"
          className={classes.title}
          placeholder={texts.filing.titlePlaceholder}
          value={value}
          readOnly={readOnly}
          aria-invalid={Boolean(message)}
          aria-describedby={describedBy(TITLE_ID)}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            const { key, altKey, ctrlKey, metaKey, nativeEvent } = event;
            if (key !== 'Enter' || nativeEvent.isComposing) return;
            // With these it is a key of the form.
            if (altKey || ctrlKey || metaKey) return;
            // Half a ticket is easily sent by the key that ends a line elsewhere.
            event.preventDefault();
            onDone();
          }}
        />
      </FieldFrame>
    </div>
  );
}
