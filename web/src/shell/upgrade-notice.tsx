import { Button } from '@mantine/core';
import { texts } from '../texts/texts';
import { useUpgrade } from './upgrade';
import classes from './upgrade-notice.module.css';

/** Says quietly that a newer build waits on the server. */
export function UpgradeNotice() {
  const upgraded = useUpgrade();
  return (
    <div role="status" className={classes.place}>
      {upgraded && (
        <div className={classes.notice}>
          {texts.shell.upgraded}
          <Button size="compact-xs" variant="default" onClick={() => location.reload()}>
            {texts.shell.reload}
          </Button>
        </div>
      )}
    </div>
  );
}
