import { Button, Progress } from '@mantine/core';
import type { ReactNode } from 'react';
import type { FieldName } from '../../api/ticket-enums';
import { texts } from '../../texts/texts';
import { ProblemAlert } from '../../ui/problem-alert';
import type { QueueSearch } from '../queue-search';
import { BulkFailures } from './bulk-failures';
import type { BulkState } from './bulk-job';
import classes from './bulk-panel.module.css';
import { BulkQuestion } from './bulk-question';
import type { KeepFocus } from './keep-focus';
import { useBulkJob, useBulkState } from './use-bulk-job';

type Props = { search: QueueSearch; keepFocus: KeepFocus };

/** How the change of many tickets goes on, and what came of it. Takes no room when there is none. */
export function BulkPanel({ search, keepFocus }: Props) {
  const job = useBulkJob();
  const state = useBulkState(job);
  if (!state) return null;
  const { bulk } = texts.queue;
  const { phase, items, done, failures, problem } = state;
  const { field, value } = namesOf(state);
  const title = state.change ? bulk.running(field, value) : bulk.undoing;
  const again = () => keepFocus(() => void job.again());
  const ended = phase === 'finished' || phase === 'cancelled';

  return (
    <section aria-label={bulk.label} className={classes.panel}>
      {phase === 'collecting' && (
        <Line text={bulk.collecting(items.length)}>
          <Button size="compact-sm" variant="default" onClick={() => keepFocus(job.cancel)}>
            {bulk.cancel}
          </Button>
        </Line>
      )}
      {phase === 'confirming' && (
        <BulkQuestion
          title={bulk.confirmTitle(items.length)}
          text={bulk.confirmText(field, value, items.length)}
          yes={bulk.confirm(items.length)}
          onYes={() => void job.confirm()}
          onNo={job.cancel}
        />
      )}
      {phase === 'running' && (
        <Line text={title} figure={bulk.progress(done, items.length)}>
          <Progress.Root className={classes.progress} size="sm">
            <Progress.Section
              value={(100 * done) / items.length}
              color="var(--fd-accent)"
              aria-label={title}
            />
          </Progress.Root>
          <Button size="compact-sm" variant="default" onClick={() => keepFocus(job.cancel)}>
            {bulk.cancel}
          </Button>
        </Line>
      )}
      {ended && problem !== null && (
        <ProblemAlert onRetry={again}>{bulk.collectFailed(problem)}</ProblemAlert>
      )}
      {ended && (
        <Line
          text={
            problem !== null
              ? ''
              : phase === 'cancelled'
                ? bulk.cancelled(done - failures.length, items.length)
                : bulk.finished(done - failures.length)
          }
        >
          <Button size="compact-sm" variant="default" onClick={() => keepFocus(job.close)}>
            {bulk.close}
          </Button>
        </Line>
      )}
      {failures.length > 0 && (
        <BulkFailures failures={failures} search={search} onAgain={ended ? again : undefined} />
      )}
    </section>
  );
}

function Line(props: { text: string; figure?: string; children: ReactNode }) {
  return (
    <div className={classes.line}>
      <span role="status">{props.text}</span>
      {/* Counts on without being spoken. */}
      {props.figure && <span className={classes.figure}>{props.figure}</span>}
      {props.children}
    </div>
  );
}

function namesOf({ change }: BulkState): { field: string; value: string } {
  const [[name, value] = []] = Object.entries(change ?? {});
  if (!name) return { field: '', value: '' };
  const field = name as FieldName;
  const words = texts.values[field] as Record<string, string>;
  return { field: texts.values.fields[field], value: words[value ?? ''] ?? '' };
}
