import { Button } from '@mantine/core';
import { texts } from '../../texts/texts';
import { useCell } from './cell';
import type { Desk } from './desk';
import type { Writing } from './draft-store';
import { discardDraft, undoDiscard } from './file-draft';
import { FiledLink } from './filed-link';
import classes from './filing-notice.module.css';
import { RestoredWords } from './restored-words';

type Props = { desk: Desk; writing: Writing };

/** What just happened, in a place that is always there and always as high, so that nothing jumps. */
export function FilingNotice({ desk, writing }: Props) {
  const [last] = useCell(desk.filed.cell);
  return (
    <div
      role="status"
      className={classes.notice}
      data-good={(last && !writing.discarded) || undefined}
    >
      {words()}
    </div>
  );

  function words() {
    if (writing.discarded) {
      return (
        <>
          {texts.filing.discarded}
          <Button size="compact-xs" variant="default" onClick={() => undoDiscard(desk)}>
            {texts.filing.undo}
          </Button>
        </>
      );
    }
    if (last) return <FiledLink ticket={last} />;
    if (writing.restoredFrom) {
      return (
        <>
          <RestoredWords from={writing.restoredFrom} />
          <Button size="compact-xs" variant="default" onClick={() => discardDraft(desk)}>
            {texts.filing.restoredDiscard}
          </Button>
        </>
      );
    }
    return texts.filing.intro;
  }
}
