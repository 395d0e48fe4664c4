import {
  type Draft,
  decided,
  EMPTY_DRAFT,
  isSameDraft,
  type Shown,
  type TriageValues,
} from './draft';

/** What is said to the server to file a ticket. */
export type TicketInput = {
  title: string;
  description: string;
  category: TriageValues['category'] | null;
  priority: TriageValues['priority'] | null;
  idempotencyKey: string;
  /** The suggestion that was shown last and not refused: what is filed says whether it was right. */
  suggestionToken: string | null;
};

/** What was said to the server, or will be, and the draft it was said for. */
export type Attempt = { draft: Draft; input: TicketInput };

/** One ticket in the making, with what makes filing it twice one ticket. */
export type Sheet = {
  draft: Draft;
  key: string;
  /** What was sent and may have arrived, although no answer came. */
  attempt: Attempt | null;
};

/** A sheet that was never sent. */
export function newSheet(draft: Draft = EMPTY_DRAFT): Sheet {
  return { draft, key: newKey(), attempt: null };
}

/**
 * What to say to file a sheet. A retry says what the first try said, even if a suggestion came in between: the first may
 * have arrived, and the same key with other words would be refused.
 */
export function attemptOf(sheet: Sheet, suggested: Shown | null): Attempt {
  const { draft, key, attempt } = sheet;
  if (attempt && isSameDraft(attempt.draft, draft)) return attempt;
  // What the server is to decide itself it would take from the suggestion, if it knew that one.
  const isRefused = draft.category === 'SERVER_DECIDES' || draft.priority === 'SERVER_DECIDES';
  return {
    draft,
    input: {
      title: draft.title,
      description: draft.description,
      category: decided(draft.category, suggested?.category),
      priority: decided(draft.priority, suggested?.priority),
      idempotencyKey: key,
      suggestionToken: isRefused ? null : (suggested?.token ?? null),
    },
  };
}

/**
 * A new idempotency key. Made from random bytes by hand, since `crypto.randomUUID` is missing where the page is served
 * without TLS from another host.
 */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
