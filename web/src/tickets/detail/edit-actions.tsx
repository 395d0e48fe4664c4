import { Button } from '@mantine/core';
import { KeyCaps } from '../../commands/key-caps';
import { texts } from '../../texts/texts';
import { ProblemAlert } from '../../ui/problem-alert';
import type { TextField } from './edit';
import classes from './edit-actions.module.css';
import type { Editing } from './use-edit';

/** What can be done with an edit: save it or leave it; decide what counts when others changed the same text. */
export function EditActions({ editing, form }: { editing: Editing; form: string }) {
  const { edit, problem, saving } = editing;
  if (!edit) return null;
  const disputed = edit.disputed.length > 0;
  const saveLabel = disputed ? texts.ticket.keepMine : texts.ticket.save;
  return (
    <form
      id={form}
      noValidate
      aria-label={texts.ticket.edit}
      onSubmit={(event) => {
        event.preventDefault();
        void editing.save();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        editing.putAside();
      }}
    >
      <div role="alert" className={classes.said}>
        {disputed && (
          <div className={classes.dispute}>
            <strong>{sentenceFor(edit.disputed)}</strong> {texts.ticket.disputedHint}
          </div>
        )}
      </div>
      <div className={classes.said}>
        {problem && <ProblemAlert onRetry={() => void editing.save()}>{problem}</ProblemAlert>}
      </div>
      <div className={classes.buttons}>
        <Button type="submit" aria-busy={saving}>
          {saving ? texts.ticket.saving : saveLabel}
        </Button>
        {disputed && (
          <Button variant="default" onClick={editing.takeTheirs}>
            {texts.ticket.takeTheirs}
          </Button>
        )}
        <Button variant="subtle" onClick={editing.putAside}>
          {texts.ticket.cancel}
        </Button>
        <span aria-hidden className={classes.keys}>
          {saveLabel} <KeyCaps keys="$mod+Enter" /> · {texts.ticket.cancel}{' '}
          <KeyCaps keys="Escape" />
        </span>
      </div>
    </form>
  );
}

function sentenceFor([first, ...others]: TextField[]): string {
  if (others.length > 0 || !first) return texts.ticket.disputed.both;
  return texts.ticket.disputed[first];
}
