import { lazy } from 'react';
import { whenIdle } from '../ui/when-idle';

// The queue is where people land; the other pages come in parts of their own.
const newTicketPage = () => import('../tickets/filing/new-ticket-page');
const notices = () => import('./notices');
const outbox = () => import('../tickets/filing/outbox');
const statsPage = () => import('../stats/stats-page');
const ticketPage = () => import('../tickets/ticket-page');

/** File a ticket. */
export const NewTicketPage = lazy(async () => ({ default: (await newTicketPage()).NewTicketPage }));

/** Short news of what was done. */
export const Notices = lazy(async () => ({ default: (await notices()).Notices }));

/** What waits for the connection. */
export const Outbox = lazy(async () => ({ default: (await outbox()).Outbox }));

/** The statistics. */
export const StatsPage = lazy(async () => ({ default: (await statsPage()).StatsPage }));

/** One ticket. */
export const TicketPage = lazy(async () => ({ default: (await ticketPage()).TicketPage }));

/** Fetches the parts of the other pages ahead, so that going there is instant. */
export function fetchPagesAhead(): () => void {
  return whenIdle(() => Promise.all([ticketPage(), newTicketPage(), statsPage()]));
}
