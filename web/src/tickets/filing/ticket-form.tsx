import { type ReactNode, useEffect, useRef } from 'react';
import { texts } from '../../texts/texts';
import { DescriptionField } from './description-field';
import type { Draft } from './draft';
import type { Writing } from './draft-store';
import { Hints } from './hints';
import classes from './ticket-form.module.css';
import { TitleField } from './title-field';

type Props = {
  writing: Writing;
  onChange: (change: Partial<Draft>) => void;
  onDescriptionLeave: () => void;
  onSubmit: () => void;
  /** Stands beside the sheet, or after it where there is little room. */
  triage: ReactNode;
  /** Stands below both: what can be done, what went wrong, what waits. */
  children: ReactNode;
};

/** The sheet of a new ticket. Knows neither server nor model: what is typed goes up, what is shown comes down. */
export function TicketForm(props: Props) {
  const { writing, onChange, onDescriptionLeave, onSubmit, triage, children } = props;
  const { draft, errors, sending, refusals } = writing;
  const form = useRef<HTMLFormElement>(null);
  const description = useRef<HTMLTextAreaElement>(null);

  useEffect(() => {
    if (refusals === 0) return;
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusals]);

  return (
    <form
      ref={form}
      noValidate
      aria-label={texts.filing.form}
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      <div className={classes.sheet}>
        <TitleField
          value={draft.title}
          error={errors.title}
          readOnly={sending}
          onChange={(value) => onChange({ title: value })}
          onDone={() => description.current?.focus()}
        />
        <DescriptionField
          ref={description}
          value={draft.description}
          error={errors.description}
          readOnly={sending}
          onChange={(value) => onChange({ description: value })}
          onLeave={onDescriptionLeave}
        />
      </div>
      <div className={classes.aside}>
        <div className={classes.triage}>{triage}</div>
        <Hints />
      </div>
      <div className={classes.below}>{children}</div>
    </form>
  );
}
