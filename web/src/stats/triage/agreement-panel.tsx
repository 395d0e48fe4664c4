import { type ComponentType, lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { smallPercent, whole } from '../../texts/format';
import { Panel } from '../../ui/panel';
import { UnfoldButton } from '../../ui/unfold-button';
import { Blank } from '../blank';
import { CopyTable } from '../copy-table';
import trend from '../trend.module.css';
import legend from '../trend-legend.module.css';
import type { TrendRange } from '../trend-range';
import { bucketName } from '../trend-words';
import { type AgreementDay, agreementOf, agreementPoints, shareOf } from './agreement';
import type { AgreementChartProps } from './agreement-chart';
import classes from './agreement-panel.module.css';
import { AgreementTable, agreementRows } from './agreement-table';
import { triageTexts } from './triage-texts';

const agreementChart = () => import('./agreement-chart').catch(() => null);
const AgreementChart = lazy<ComponentType<AgreementChartProps>>(async () => ({
  default: (await agreementChart())?.AgreementChart ?? NoChart,
}));

type Props = {
  /** Null while they are not known. */
  days: readonly AgreementDay[] | null;
  range: TrendRange;
};

/** How far people agreed over time: a chart, and the table behind it. */
export function AgreementPanel({ days, range }: Props) {
  const words = triageTexts.agreement;
  useEffect(() => void agreementChart(), []);
  const [open, setOpen] = useState(false);
  const points = useMemo(() => (days ? agreementPoints(days, range) : []), [days, range]);
  const sum = days && agreementOf(points);
  return (
    <Panel
      title={words.title}
      aside={
        <CopyTable table={words.title} rows={days && (() => agreementRows(points, range.unit))} />
      }
    >
      <div className={`${legend.legend} ${classes.legend}`}>
        <p className={legend.name}>{bucketName(range)}</p>
        <ul className={legend.entries}>
          <Entry
            mark="category"
            label={words.category}
            value={sum && shareWords(sum.category, sum.categoryJudged)}
          />
          <Entry
            mark="priority"
            label={words.priority}
            value={sum && shareWords(sum.priority, sum.priorityJudged)}
          />
          <Entry mark="judged" label={words.judged} value={sum && whole(sum.judged)} />
        </ul>
      </div>
      <div className={trend.chart}>
        {sum && sum.judged > 0 && (
          <Suspense fallback={<Sheet />}>
            <AgreementChart points={points} unit={range.unit} />
          </Suspense>
        )}
        {(!sum || sum.judged === 0) && <Sheet />}
        {sum?.judged === 0 && <p className={trend.empty}>{words.empty}</p>}
      </div>
      <p className={trend.note}>
        {words.note} {range.unit === 'week' ? words.weeks : words.days}
      </p>
      <UnfoldButton open={open} onClick={() => setOpen(!open)}>
        {open ? words.hideTable : words.showTable}
      </UnfoldButton>
      {open && <AgreementTable points={points} unit={range.unit} />}
    </Panel>
  );
}

function shareWords(agreed: number, judged: number): string {
  const share = shareOf(agreed, judged);
  return share === null ? triageTexts.none : smallPercent(share);
}

type EntryProps = { mark: string; label: string; value: string | null };

function Entry({ mark, label, value }: EntryProps) {
  return (
    <li className={legend.entry}>
      <svg aria-hidden width="22" height="12" className={classes.mark} data-mark={mark}>
        {mark === 'judged' ? <rect x="4" width="14" height="12" /> : <path d="M0 6H22" />}
      </svg>
      <span>{label}</span>
      {value === null ? (
        <Blank className={legend.count} width={4} />
      ) : (
        <span className={legend.count}>{value}</span>
      )}
    </li>
  );
}

/** Stands where the chart would, when what draws it could not be loaded. */
function NoChart() {
  return <p className={trend.empty}>{triageTexts.agreement.noChart}</p>;
}

/** The empty sheet on which it will be drawn. */
function Sheet() {
  return <div aria-hidden className={trend.sheet} />;
}
