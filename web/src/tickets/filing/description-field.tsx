import type { Ref } from 'react';
import { whole } from '../../texts/format';
import { texts } from '../../texts/texts';
import { describedBy, FieldFrame } from '../../ui/field-frame';
import { GrowingText } from '../../ui/growing-text';
import { countCharacters } from './count-characters';
import { Counter } from './counter';
import classes from './sheet-field.module.css';

// The server's limit, and from where on it is worth to be told of.
const LIMIT = 20_000;
const NEAR = 18_000;
const ID = 'ticket-description';

type Props = {
  ref: Ref<HTMLTextAreaElement>;
  value: string;
  error: string | undefined;
  readOnly: boolean;
  onChange: (value: string) => void;
  onLeave: () => void;
};

/** The description: it grows with its text, and counts when the limit comes near. */
export function DescriptionField({ ref, value, error, readOnly, onChange, onLeave }: Props) {
  // No text has more characters than units.
  const count = value.length < NEAR ? 0 : countCharacters(value);
  const over = count - LIMIT;
  const message = over > 0 ? texts.filing.tooLong(over, whole(over)) : error;
  return (
    <div className={classes.cell}>
      <FieldFrame
        id={ID}
        label={texts.filing.description}
        aside={count >= NEAR && <Counter count={count} limit={LIMIT} />}
        message={message}
        invalid={Boolean(message)}
      >
        <GrowingText
          ref={ref}
          id={ID}
          dir="auto"
          className={classes.description}
          placeholder={texts.filing.descriptionPlaceholder}
          value={value}
          readOnly={readOnly}
          aria-invalid={Boolean(message)}
          aria-describedby={describedBy(ID)}
          onChange={(event) => onChange(event.currentTarget.value)}
          onBlur={onLeave}
        />
      </FieldFrame>
    </div>
  );
}
