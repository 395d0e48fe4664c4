import { type CSSProperties, useEffect, useRef } from 'react';
import { whole } from '../../texts/format';
import { Panel } from '../../ui/panel';
import { ProblemAlert } from '../../ui/problem-alert';
import { EarlierButton } from './earlier-button';
import { HistoryEntry } from './history-entry';
import classes from './history-panel.module.css';
import { PAGE } from './history-reader';
import { HistorySkeleton } from './history-skeleton';
import { historyTexts } from './history-texts';
import { firstVersion, lastVersion, type Stretch } from './ticket-event';
import { useHistory } from './use-history';

type Props = {
  id: string;
  /** The version that the ticket is known to have. */
  version: number | undefined;
};

/**
 * What happened to a ticket, the oldest first: so it reads as a story, and what happens now comes to its end and moves
 * nothing that is being read. A long one begins near its end, with a way back.
 */
export function HistoryPanel({ id, version }: Props) {
  const { stretch, problem, opened, readingEarlier, earlier, retry } = useHistory(id, version);
  const list = useRef<HTMLOListElement>(null);
  const asked = useRef<'first' | 'last' | null>(null);
  const alert = problem && (
    <ProblemAlert
      onRetry={() => {
        asked.current = stretch && problem.at === 'end' ? 'last' : 'first';
        retry();
      }}
    >
      {problem.message}
    </ProblemAlert>
  );

  // A button that has done its work is gone, and with it the focus: it goes on at what the button has brought.
  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at whenever something came.
  useEffect(() => {
    if (!asked.current) return;
    const entries = list.current?.querySelectorAll('li');
    if (document.activeElement === document.body) {
      entries?.[asked.current === 'first' ? 0 : entries.length - 1]?.focus({ preventScroll: true });
    }
    asked.current = null;
  }, [stretch]);

  return (
    <Panel title={historyTexts.title}>
      <div className={classes.history} style={numberWidth(stretch, version)}>
        {problem?.at === 'start' && alert}
        {stretch?.hasEarlier && (
          <EarlierButton
            before={firstVersion(stretch)}
            busy={readingEarlier}
            onClick={() => {
              asked.current = 'first';
              void earlier();
            }}
          />
        )}
        {stretch && isCut(stretch) && <p className={classes.note}>{historyTexts.notKept}</p>}
        {!stretch && !problem && <HistorySkeleton count={Math.min(version ?? 1, PAGE)} />}
        {stretch && stretch.events.length > 0 && (
          <ol ref={list} className={classes.list}>
            {stretch.events.map((event) => (
              <HistoryEntry
                key={event.version}
                event={event}
                fresh={opened !== null && event.version > opened}
              />
            ))}
          </ol>
        )}
        {problem?.at === 'end' && alert}
      </div>
    </Panel>
  );
}

/** Whether the beginning is missing: the server may be set to delete old events. */
function isCut({ hasEarlier, events: [first] }: Stretch): boolean {
  return !hasEarlier && first?.kind !== 'CREATED';
}

/** All version numbers are as wide as the widest one. */
function numberWidth(stretch: Stretch | null, version = 1): CSSProperties {
  const digits = whole(Math.max(version, stretch ? lastVersion(stretch) : 1)).length;
  return { '--number': `${digits}ch` } as CSSProperties;
}
