import { lazy } from 'react';
import { whenIdle } from '../ui/when-idle';

// The queue is where people land; the other pages come in parts of their own.
const apiPage = () => import('../api-page/api-page');
const newTicketPage = () => import('../tickets/filing/new-ticket-page');
const notices = () => import('./notices');
const outbox = () => import('../tickets/filing/outbox');
const reviewPage = () => import('../tickets/review/review-page');
const shortcuts = () => import('../commands/shortcuts');
const statsPage = () => import('../stats/stats-page');
const triagePage = () => import('../stats/triage/triage-page');
const ticketPage = () => import('../tickets/ticket-page');

// Without these a page is poorer, but it stands.
const Nothing = () => null;

async function orNull<T>(part: () => Promise<T>): Promise<T | null> {
  try {
    return await part();
  } catch {
    return null;
  }
}

/** For those who write programs. */
export const ApiPage = lazy(async () => ({ default: (await apiPage()).ApiPage }));

/** File a ticket. */
export const NewTicketPage = lazy(async () => ({ default: (await newTicketPage()).NewTicketPage }));

/** Short news of what was done. */
export const Notices = lazy(async () => ({ default: (await orNull(notices))?.Notices ?? Nothing }));

/** What waits for the connection. */
export const Outbox = lazy(async () => ({ default: (await orNull(outbox))?.Outbox ?? Nothing }));

/** Judge what triage was not sure of. */
export const ReviewPage = lazy(async () => ({ default: (await reviewPage()).ReviewPage }));

/** The list of keys. Fetched when it is asked for; null when it cannot be. */
export async function fetchShortcuts() {
  return (await orNull(shortcuts))?.Shortcuts ?? null;
}

/** The statistics. */
export const StatsPage = lazy(async () => ({ default: (await statsPage()).StatsPage }));

/** How triage is doing. */
export const TriagePage = lazy(async () => ({ default: (await triagePage()).TriagePage }));

/** One ticket. */
export const TicketPage = lazy(async () => ({ default: (await ticketPage()).TicketPage }));

/** Fetches the parts of the other pages ahead, so that going there is instant. */
export function fetchPagesAhead(): () => void {
  return whenIdle(() => Promise.all([ticketPage(), newTicketPage(), statsPage(), shortcuts()]));
}
