import { Button } from '@mantine/core';
import { texts } from '../../texts/texts';
import classes from './kept-note.module.css';
import type { Editing } from './use-edit';

/** Says that an unsaved edit waits, and leads back to it. The place for it is there always, so that it is read out. */
export function KeptNote({ editing }: { editing: Editing }) {
  const { kept, begin, discard } = editing;
  return (
    <div role="status" className={classes.place}>
      {kept && (
        <div className={classes.note}>
          <span className={classes.words}>
            {kept === 'aside' ? texts.ticket.kept : texts.ticket.keptHere}
          </span>
          <Button size="compact-sm" onClick={begin}>
            {texts.ticket.goOn}
          </Button>
          <Button size="compact-sm" variant="default" onClick={discard}>
            {texts.ticket.discard}
          </Button>
        </div>
      )}
    </div>
  );
}
