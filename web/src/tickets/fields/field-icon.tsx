import type { ReactElement } from 'react';
import type {
  FieldName,
  FieldValues,
  TicketCategory,
  TicketPriority,
  TicketStatus,
} from '../../api/ticket-enums';
import classes from './field-icon.module.css';

/** Bars that rise with the urgency. */
const bars = (filled: number) => (
  <>
    {[0, 1, 2].map((bar) => (
      <rect
        key={bar}
        x={1 + bar * 5}
        y={10 - bar * 4}
        width="3"
        height={5 + bar * 4}
        className={bar < filled ? classes.full : classes.faint}
      />
    ))}
  </>
);

const PRIORITY: Record<TicketPriority, ReactElement> = {
  CRITICAL: (
    <>
      <rect x="1" y="1" width="14" height="14" className={classes.alarm} />
      <path d="M8 4v5M8 11v1.500" className={classes.onAlarm} />
    </>
  ),
  HIGH: bars(3),
  MEDIUM: bars(2),
  LOW: bars(1),
};

const ring = <rect x="2" y="2" width="12" height="12" className={classes.line} />;

const STATUS: Record<TicketStatus, ReactElement> = {
  OPEN: ring,
  IN_PROGRESS: (
    <>
      {ring}
      <path d="M2 14V2h12z" className={classes.accent} />
    </>
  ),
  RESOLVED: (
    <>
      <rect x="2" y="2" width="12" height="12" className={classes.accent} />
      <path d="M5 8l2.200 2.200L11 6" className={classes.onAccent} />
    </>
  ),
  CLOSED: (
    <>
      {ring}
      <path d="M5 5l6 6M11 5l-6 6" className={classes.line} />
    </>
  ),
};

const CATEGORY: Record<TicketCategory, ReactElement> = {
  BILLING: <path d="M2 4h12v8H2zM2 7h12" className={classes.line} />,
  TECHNICAL: <path d="M6 4L2 8l4 4M10 4l4 4-4 4" className={classes.line} />,
  ACCOUNT: (
    <path d="M5 2h6v5H5zM2 14c0-3 2-4.500 6-4.500s6 1.500 6 4.500z" className={classes.line} />
  ),
  GENERAL: <path d="M2 3h12v8H8l-3 3v-3H2z" className={classes.line} />,
};

const GLYPHS: { [F in FieldName]: Record<FieldValues[F], ReactElement> } = {
  priority: PRIORITY,
  status: STATUS,
  category: CATEGORY,
};

type Props<F extends FieldName> = { field: F; value: FieldValues[F] };

/** A value as a small sign, told apart by its shape. Says nothing by itself: words stand beside it or in a name. */
export function FieldIcon<F extends FieldName>({ field, value }: Props<F>) {
  return (
    <svg viewBox="0 0 16 16" className={classes.icon} aria-hidden="true">
      {GLYPHS[field][value]}
    </svg>
  );
}
