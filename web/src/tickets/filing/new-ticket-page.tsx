import { useEffect } from 'react';
import { texts } from '../../texts/texts';
import { PageTitle } from '../../ui/page-title';
import { useCell } from './cell';
import { type Desk, windowDesk } from './desk';
import { DraftEditor } from './draft-editor';
import { FilingNotice } from './filing-notice';
import classes from './new-ticket-page.module.css';
import { useTitleFocus } from './use-title-focus';

/** File a ticket: write, see a suggestion, take it or not, send. */
export function NewTicketPage({ desk = windowDesk }: { desk?: Desk }) {
  const writing = useCell(desk.drafts.cell);
  useEffect(() => void desk.drafts.open(), [desk]);
  useTitleFocus(writing?.generation);
  return (
    <div className={classes.page}>
      <PageTitle heading={texts.filing.heading} />
      {/* Finding the draft takes an instant; until then nothing could be typed that it would replace. */}
      {writing && (
        <>
          <FilingNotice desk={desk} writing={writing} />
          <DraftEditor key={writing.generation} desk={desk} writing={writing} />
        </>
      )}
    </div>
  );
}
