import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { texts } from '../../texts/texts';
import classes from './row-notes.module.css';

const CLOSE = { 'aria-label': texts.shell.dismiss };

/** Says what was done, with a way back where there is one. */
export function tell(id: string, text: string, onUndo?: () => void) {
  const message = onUndo ? withButton(text, texts.queue.undo, onUndo) : text;
  notifications.hide(id);
  notifications.show({ id, role: 'status', message, closeButtonProps: CLOSE });
}

/** Takes a note away again. */
export function takeAway(id: string) {
  notifications.hide(id);
}

/** Says why a change was refused, with a way to try again. */
export function refuse(
  ticket: string,
  problem: string,
  onAgain: () => void,
  label = texts.shell.tryAgain,
) {
  const note: string = notifications.show({
    color: 'var(--fd-danger)',
    autoClose: false,
    closeButtonProps: CLOSE,
    message: withButton(texts.queue.refused(ticket, problem), label, () => {
      notifications.hide(note);
      onAgain();
    }),
  });
}

function withButton(text: string, label: string, onClick: () => void) {
  return (
    <span className={classes.note}>
      {text}
      <Button size="compact-xs" variant="default" onClick={onClick}>
        {label}
      </Button>
    </span>
  );
}
