import type { Browser } from './browser';
import { type Cell, createCell } from './cell';
import type { FieldErrors } from './draft';
import type { Filed } from './filed-store';
import { asFields, fieldsIn, sheetIn } from './kept-sheet';
import type { FilingProblem } from './problem';
import type { Sheet } from './sheet';

const PREFIX = 'frontdesk.outbox.';

/** Where a sheet stands that is not being written. */
export type PostState =
  /** To be sent when there is a connection. */
  | { kind: 'waiting' }
  /** Not sent: what went wrong is for the person to decide. */
  | { kind: 'stuck'; problem: FilingProblem | null; errors: FieldErrors }
  /** Never to be sent: it made room for another sheet. */
  | { kind: 'aside' };

/** A sheet that is not being written, known by its key. */
export type Post = Sheet & { addedAt: string; state: PostState };

/** The sheets that wait, in all windows of the browser. */
export type OutboxStore = {
  cell: Cell<readonly Post[]>;
  /** The key of the post that this window is sending at the moment. */
  sending: Cell<string | null>;
  /** The post as it is now, also if another window changed it this moment. */
  find: (key: string) => Post | null;
  /** Whether the browser keeps the post when the window goes. */
  outlives: (key: string) => boolean;
  put: (sheet: Sheet, state: PostState) => void;
  remove: (key: string) => void;
  /** Takes a post out that became a ticket, and tells all windows so. */
  becameTicket: (key: string, ticket: Filed) => void;
  /** Hears of each post that became a ticket, in whichever window it was sent. */
  onTicket: (listener: (ticket: Filed) => void) => () => void;
};

/** Makes the outbox: each post under a name of its own, so that windows do not overwrite each other's. */
export function createOutboxStore({ keep }: Browser): OutboxStore {
  const listeners = new Set<(ticket: Filed) => void>();
  const read = () =>
    keep
      .names(PREFIX)
      .flatMap((name) => postIn(keep.get(name)) ?? [])
      .sort((a, b) => a.addedAt.localeCompare(b.addedAt));
  const cell = createCell<readonly Post[]>(read());
  const tell = (ticket: Filed) => {
    for (const listener of listeners) listener(ticket);
  };

  window.addEventListener('storage', ({ key, newValue }) => {
    if (key !== null && !key.startsWith(PREFIX)) return;
    cell.set(read());
    const ticket = ticketIn(newValue);
    if (ticket) tell(ticket);
  });

  return {
    cell,
    sending: createCell<string | null>(null),
    find: (key) => postIn(keep.get(PREFIX + key)),
    outlives: (key) => keep.outlives(PREFIX + key),
    put: ({ draft, key, attempt }, state) => {
      const addedAt = cell.get().find((post) => post.key === key)?.addedAt;
      const post: Post = {
        draft,
        key,
        attempt,
        addedAt: addedAt ?? new Date().toISOString(),
        state,
      };
      keep.set(PREFIX + key, JSON.stringify(post));
      cell.set(read());
    },
    remove: (key) => {
      keep.remove(PREFIX + key);
      cell.set(read());
    },
    becameTicket: (key, ticket) => {
      // For an instant the ticket stands in its post's place: that is what the other windows hear of.
      keep.set(PREFIX + key, JSON.stringify({ ticket }));
      keep.remove(PREFIX + key);
      cell.set(read());
      tell(ticket);
    },
    onTicket: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function postIn(text: string | null): Post | null {
  const fields = fieldsIn(text);
  const sheet = sheetIn(fields);
  if (!fields || !sheet) return null;
  return { ...sheet, addedAt: String(fields.addedAt ?? ''), state: stateIn(fields.state, sheet) };
}

function stateIn(value: unknown, sheet: Sheet): PostState {
  const kind = asFields(value)?.kind;
  if (kind === 'waiting' && sheet.attempt) return { kind };
  // Written by `put`, whose type it has.
  if (kind === 'stuck') return value as PostState;
  return { kind: 'aside' };
}

function ticketIn(text: string | null): Filed | null {
  const ticket = asFields(fieldsIn(text)?.ticket);
  if (typeof ticket?.id !== 'string' || typeof ticket.title !== 'string') return null;
  return { id: ticket.id, title: ticket.title };
}
