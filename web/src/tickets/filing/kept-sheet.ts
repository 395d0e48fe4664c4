import { isValueOf } from '../../api/ticket-enums';
import { texts } from '../../texts/texts';
import type { Choice, Draft, TriageName, TriageValues } from './draft';
import type { Attempt, Sheet } from './sheet';

type Fields = Record<string, unknown>;

/** Reads what was kept as JSON; null when it is no object, whoever wrote it there. */
export function fieldsIn(text: string | null): Fields | null {
  try {
    return asFields(JSON.parse(text ?? 'null'));
  } catch {
    return null;
  }
}

/** A sheet that was kept, perhaps by another version of this page; null when it is none. */
export function sheetIn(value: unknown): Sheet | null {
  const fields = asFields(value);
  const draft = draftIn(fields?.draft);
  if (!fields || !draft || typeof fields.key !== 'string') return null;
  return { draft, key: fields.key, attempt: attemptIn(fields.attempt, fields.key) };
}

/** Any JSON value as the fields of an object. */
export function asFields(value: unknown): Fields | null {
  return typeof value === 'object' && value !== null ? (value as Fields) : null;
}

function draftIn(value: unknown): Draft | null {
  const fields = asFields(value);
  if (typeof fields?.title !== 'string' || typeof fields.description !== 'string') return null;
  return {
    title: fields.title,
    description: fields.description,
    category: choiceIn('category', fields.category),
    priority: choiceIn('priority', fields.priority),
  };
}

function choiceIn<N extends TriageName>(name: N, value: unknown): Choice<TriageValues[N]> {
  if (value === 'SERVER_DECIDES') return value;
  // A value that the schema has lost is as good as not chosen.
  return valueIn(name, value) ?? 'AS_SUGGESTED';
}

function valueIn<N extends TriageName>(name: N, value: unknown): TriageValues[N] | null {
  const labels: Record<string, string> = texts.values[name];
  return typeof value === 'string' && isValueOf(labels, value) ? (value as TriageValues[N]) : null;
}

function attemptIn(value: unknown, key: string): Attempt | null {
  const fields = asFields(value);
  const input = asFields(fields?.input);
  const draft = draftIn(fields?.draft);
  if (!draft || !input || input.idempotencyKey !== key) return null;
  return {
    draft,
    input: {
      title: draft.title,
      description: draft.description,
      category: valueIn('category', input.category),
      priority: valueIn('priority', input.priority),
      idempotencyKey: key,
      suggestionToken: typeof input.suggestionToken === 'string' ? input.suggestionToken : null,
    },
  };
}
