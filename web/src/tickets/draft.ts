import type { TicketCategory, TicketPriority } from '../api/ticket-enums';

/** A ticket while it is written. Category and priority are null until chosen by hand. */
export type Draft = {
  title: string;
  description: string;
  category: TicketCategory | null;
  priority: TicketPriority | null;
};

/** A draft with nothing in it. */
export const EMPTY_DRAFT: Draft = { title: '', description: '', category: null, priority: null };

/** What is wrong with which field, in the server's words. */
export type FieldErrors = Partial<Record<keyof Draft, string>>;

/** Whether the server's name of a field is one of the form. */
export function isField(name: string | null): name is keyof Draft {
  return name !== null && Object.hasOwn(EMPTY_DRAFT, name);
}

/**
 * A key that makes filing the same draft twice one ticket. Made from random bytes by hand, since `crypto.randomUUID`
 * is missing where the page is served without TLS from another host.
 */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
