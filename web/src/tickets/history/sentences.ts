import { type FieldName, isValueOf } from '../../api/ticket-enums';
import type { Said } from '../../texts/en/history';
import { texts } from '../../texts/texts';
import { historyTexts } from './history-texts';
import type { FieldStep, TicketEvent } from './ticket-event';

/** Words of a sentence that are drawn in a way of their own. */
export type Part =
  /** A value of a field, in the words that it has everywhere. */
  | { kind: 'value'; words: string }
  /** A title as it was, and as it became. */
  | { kind: 'old' | 'new'; words: string }
  | { kind: 'moment'; at: string };

/** One sentence about a change. Where a whole text was edited, what it was and what it became. */
export type Sentence = { said: Said<Part>; edit?: { from: string; to: string } };

type Field = FieldStep['field'];
type Actor = string | null;

// Farther apart, filing and its record are two things: the ticket came from elsewhere, or is older than the log.
const SAME_MOMENT = 60_000;

/** What an event tells, in sentences: one for each field that changed, at least one. */
export function sentencesOf(event: TicketEvent): Sentence[] {
  if (event.kind === 'CREATED') return created(event);
  const { actor } = event;
  const steps = shownSteps(event);
  if (steps.length === 0) return [{ said: [historyTexts.changed.nothing(actor)] }];
  return steps.map((step) => CHANGES[step.field](actor, step));
}

/**
 * The changes of an event that are told, the weightiest first. The time of resolution follows the status and is told only
 * without it.
 */
export function shownSteps({ changes }: TicketEvent): readonly FieldStep[] {
  const withStatus = changes.some(({ field }) => field === 'STATUS');
  return changes
    .filter(({ field }) => !(withStatus && field === 'RESOLVED_AT'))
    .sort((a, b) => ORDER.indexOf(a.field) - ORDER.indexOf(b.field));
}

// A field that the schema gains does not compile without its sentence. The order is that in which several are told.
const CHANGES: Record<Field, (actor: Actor, step: FieldStep) => Sentence> = {
  STATUS: byValue('status'),
  PRIORITY: byValue('priority'),
  CATEGORY: byValue('category'),
  TITLE: (actor, { from, to }) => ({
    said: historyTexts.changed.title<Part>(actor, title('old', from), title('new', to)),
  }),
  DESCRIPTION: (actor, { from, to }) => ({
    said: [historyTexts.changed.description(actor)],
    edit: { from: from ?? '', to: to ?? '' },
  }),
  CREATED_AT: (actor, { from, to }) => ({
    said: historyTexts.changed.filed<Part>(actor, moment(from), moment(to)),
  }),
  RESOLVED_AT: (actor, { from, to }) => ({
    said: historyTexts.changed.resolved<Part>(actor, moment(from), moment(to)),
  }),
  NEEDS_REVIEW: (actor, { to }) => ({
    said: [to === 'true' ? historyTexts.changed.needsReview : historyTexts.changed.reviewed(actor)],
  }),
};
const ORDER = Object.keys(CHANGES);

function byValue(field: FieldName) {
  return (actor: Actor, { from, to }: FieldStep): Sentence => ({
    said: historyTexts.changed[field]<Part>(actor, value(field, from), value(field, to)),
  });
}

function created({ actor, changes, createdAt, version }: TicketEvent): Sentence[] {
  const became = (field: Field) => changes.find((step) => step.field === field)?.to ?? null;
  const filed = became('CREATED_AT') ?? createdAt;
  const resolved = became('RESOLVED_AT');
  const category = value('category', became('CATEGORY'));
  const priority = value('priority', became('PRIORITY'));
  const status = value('status', became('STATUS'));
  const isLate = Math.abs(Date.parse(createdAt) - Date.parse(filed)) > SAME_MOMENT;
  if (!isLate && version === 1) {
    return [{ said: historyTexts.filed<Part>(actor, category, priority) }];
  }
  return [
    { said: historyTexts.recorded<Part>(actor, category, priority, status) },
    {
      said: resolved
        ? historyTexts.beforeResolved<Part>(moment(filed), moment(resolved))
        : historyTexts.before<Part>(moment(filed)),
    },
  ];
}

function value(field: FieldName, text: string | null): Part {
  if (text === null) return { kind: 'value', words: historyTexts.none };
  const labels: Record<string, string> = texts.values[field];
  // A newer server may know values that this page has no words for.
  return { kind: 'value', words: isValueOf(labels, text) ? (labels[text] ?? text) : text };
}

function title(kind: 'old' | 'new', text: string | null): Part {
  return { kind, words: text ?? '' };
}

function moment(at: string | null): Part {
  return at === null ? { kind: 'value', words: historyTexts.none } : { kind: 'moment', at };
}
