import { VisuallyHidden } from '@mantine/core';
import { Fragment } from 'react';
import { whole } from '../../texts/format';
import { Moment } from '../../ui/moment';
import { EventSign } from './event-sign';
import classes from './history-entry.module.css';
import { historyTexts } from './history-texts';
import { type Part, sentencesOf } from './sentences';
import { TextChange } from './text-change';
import type { TicketEvent } from './ticket-event';

type Props = {
  event: TicketEvent;
  /** It happened while the page was open. */
  fresh: boolean;
};

/** One change of a ticket: the version it made, what was changed, and when. */
export function HistoryEntry({ event, fresh }: Props) {
  const { version, createdAt } = event;
  return (
    <li tabIndex={-1} className={classes.entry} data-fresh={fresh || undefined}>
      <span className={classes.version}>
        <VisuallyHidden>{historyTexts.version(whole(version))}</VisuallyHidden>
        <span aria-hidden>{whole(version)}</span>
      </span>
      <span className={classes.sign}>
        <EventSign event={event} />
      </span>
      <div className={classes.said}>
        {sentencesOf(event).map(({ said, edit }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the sentences about an event never change.
          <div key={index}>
            <p className={classes.sentence}>
              {said.map((part, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: nor do the words of a sentence.
                <Fragment key={place}>
                  {typeof part === 'string' ? part : <Word part={part} />}
                </Fragment>
              ))}
              {index === 0 && (
                <>
                  {' '}
                  <span className={classes.time}>
                    <Moment at={createdAt} />
                  </span>
                </>
              )}
            </p>
            {edit && <TextChange {...edit} version={version} />}
          </div>
        ))}
      </div>
    </li>
  );
}

function Word({ part }: { part: Part }) {
  switch (part.kind) {
    case 'value':
      return <span className={classes.value}>{part.words}</span>;
    case 'moment':
      return <Moment at={part.at} />;
    default:
      return (
        <bdi className={part.kind === 'old' ? classes.old : undefined}>
          {historyTexts.quoted(part.words)}
        </bdi>
      );
  }
}
