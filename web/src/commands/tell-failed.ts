import { notifications } from '@mantine/notifications';
import { texts } from '../texts/texts';

/** Says that the palette could not be fetched. */
export function tellPaletteFailed() {
  notifications.show({
    color: 'var(--fd-danger)',
    closeButtonProps: { 'aria-label': texts.shell.dismiss },
    message: texts.commands.paletteFailed,
  });
}
