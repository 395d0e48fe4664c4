import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';
import { texts } from '../texts/texts';

/** Short news of what was done, in a corner. */
export function Notices() {
  return (
    <Notifications
      component="section"
      aria-label={texts.shell.notices}
      position="bottom-left"
      autoClose={6000}
    />
  );
}
