import type { TriageSource, WhyDegraded } from '../../api/ticket-enums';
import { texts } from '../../texts/texts';
import { Panel } from '../../ui/panel';
import { Blank } from '../blank';
import classes from './triage-now.module.css';
import { triageTexts } from './triage-texts';

type Props = {
  /** Null while it is not known. */
  status: { source: TriageSource; model: string; degraded: WhyDegraded | null } | null;
};

/** Which model answers now, and why that one. */
export function TriageNow({ status }: Props) {
  const words = triageTexts.now;
  return (
    <Panel title={words.title}>
      <p className={classes.now}>
        {status ? (
          <>
            <strong>{words.source[status.source]}</strong> <span>{status.model}</span>
          </>
        ) : (
          <Blank width={24} />
        )}
      </p>
      <p className={classes.why}>
        {status
          ? status.degraded
            ? texts.filing.triage.whyBuiltIn[status.degraded]
            : words.llm
          : '\u00a0'}
      </p>
    </Panel>
  );
}
