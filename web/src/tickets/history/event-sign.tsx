import { CircleDot, Clock, ListChecks, Pencil, Type } from 'lucide-react';
import type { ReactElement } from 'react';
import { type FieldName, type FieldValues, isValueOf } from '../../api/ticket-enums';
import { texts } from '../../texts/texts';
import { FieldIcon } from '../fields/field-icon';
import { shownSteps } from './sentences';
import type { FieldStep, TicketEvent } from './ticket-event';

const CLOCK = <Clock size={14} aria-hidden />;

const SIGNS: Record<FieldStep['field'], (to: string) => ReactElement | null> = {
  STATUS: (to) => valueSign('status', to),
  PRIORITY: (to) => valueSign('priority', to),
  CATEGORY: (to) => valueSign('category', to),
  TITLE: () => <Type size={14} aria-hidden />,
  DESCRIPTION: () => <Pencil size={14} aria-hidden />,
  RESOLVED_AT: () => CLOCK,
  CREATED_AT: () => CLOCK,
  NEEDS_REVIEW: () => <ListChecks size={14} aria-hidden />,
};

/** An event as a small sign on the spine: what the weightiest field that changed has become. */
export function EventSign({ event }: { event: TicketEvent }) {
  if (event.kind === 'CREATED') return <CircleDot size={14} aria-hidden />;
  const [first] = shownSteps(event);
  return (first && SIGNS[first.field](first.to ?? '')) ?? CLOCK;
}

function valueSign<F extends FieldName>(field: F, text: string) {
  const labels = texts.values[field] as Record<FieldValues[F], string>;
  return isValueOf(labels, text) ? <FieldIcon field={field} value={text} /> : null;
}
