import '@mantine/notifications/styles.layer.css';
import { Notifications } from '@mantine/notifications';
import { texts } from '../texts/texts';

/** Short news of what was done, in a corner. */
export function Notices() {
  return (
    // One landmark for all of them: the library draws a place for each corner of the window.
    <section aria-label={texts.shell.notices}>
      <Notifications withinPortal={false} position="bottom-left" autoClose={6000} />
    </section>
  );
}
