import type { KeyboardEvent, Ref } from 'react';
import { texts } from '../../texts/texts';
import { GrowingText } from '../../ui/growing-text';
import { Label } from '../../ui/label';
import type { TextField } from './edit';
import classes from './edit-field.module.css';
import type { Editing } from './use-edit';

// The server's limits, counted as it counts: characters, not UTF-16 units.
const LIMITS: Record<TextField, number> = { title: 200, description: 20_000 };

type Props = {
  field: TextField;
  editing: Editing;
  /** The form that holds the buttons. */
  form: string;
  ref?: Ref<HTMLTextAreaElement>;
};

/** One text of a ticket while it is edited, where it stood; beside it theirs, when someone else changed it, too. */
export function EditField({ field, editing, form, ref }: Props) {
  const { edit, errors, saving } = editing;
  if (!edit) return null;
  const disputed = edit.disputed.includes(field);
  const text = edit.mine[field];
  const error = errors[field] ?? tooLong(text, LIMITS[field]);
  const errorId = `${form}-${field}-error`;

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void editing.save();
    } else if (event.key === 'Enter' && field === 'title') {
      // A title is one line, however many it takes on the page.
      event.preventDefault();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      editing.putAside();
    }
  }

  return (
    <div className={classes.both} data-disputed={disputed || undefined}>
      {disputed && (
        <section className={classes.side} aria-label={texts.ticket.now}>
          <Label>{texts.ticket.now}</Label>
          <div dir="auto" className={classes.theirs}>
            {edit.base[field]}
          </div>
        </section>
      )}
      <div className={classes.side}>
        {disputed && <Label>{texts.ticket.yours}</Label>}
        <GrowingText
          ref={ref}
          className={classes.mine}
          rows={1}
          dir="auto"
          form={form}
          aria-label={texts.ticket.texts[field]}
          aria-invalid={error !== undefined}
          aria-describedby={error ? errorId : undefined}
          value={text}
          // What is typed while the text is on its way would not be saved with it.
          readOnly={saving}
          onKeyDown={onKeyDown}
          onChange={(event) => {
            const written = event.currentTarget.value;
            editing.write(field, field === 'title' ? written.replace(/\s*\n\s*/g, ' ') : written);
          }}
        />
        {error && (
          <p id={errorId} className={classes.error}>
            {error}
          </p>
        )}
      </div>
    </div>
  );
}

function tooLong(text: string, limit: number): string | undefined {
  const over = [...text].length - limit;
  return over > 0 ? texts.ticket.tooLong(over) : undefined;
}
