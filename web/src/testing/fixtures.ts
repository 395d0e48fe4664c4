type Ticket = {
  id: string;
  title: string;
  description: string;
  category: string;
  priority: string;
  status: string;
  createdAt: string;
  updatedAt: string;
  resolvedAt: string | null;
  version: number;
  needsReview: boolean;
  suggestion: object | null;
};

/** A ticket as the server answers it; a larger id is a newer ticket. */
export function ticket(id: number, change: Partial<Ticket> = {}): Ticket {
  const createdAt = new Date(Date.UTC(2026, 0, 1, 0, 0, id)).toISOString();
  return {
    id: String(id),
    title: `Title ${id}`,
    description: `Description ${id}`,
    category: 'GENERAL',
    priority: 'MEDIUM',
    status: 'OPEN',
    createdAt,
    updatedAt: createdAt,
    resolvedAt: null,
    version: 1,
    needsReview: false,
    suggestion: null,
    ...change,
  };
}

/** What triage suggested for a ticket, as the server answers it. */
export function suggestion(change: object = {}) {
  return {
    category: 'GENERAL',
    priority: 'MEDIUM',
    confidence: 0.31,
    priorityConfidence: 0.44,
    source: 'LOCAL',
    model: 'words',
    reasons: ['Says “thing”.'],
    degraded: 'NOT_CONFIGURED',
    categoryOutcome: 'NONE',
    priorityOutcome: 'NONE',
    pending: false,
    suggestedAt: '2026-01-01T00:00:00Z',
    judgedAt: null,
    ...change,
  };
}

/** A page of the queue as the server answers it. */
export function pageOf(nodes: Ticket[], endCursor: string | null = null) {
  return { tickets: { nodes, pageInfo: { endCursor, hasNextPage: endCursor !== null } } };
}

/** The number of tickets as the server answers it. */
export function countOf(totalCount: number) {
  return { tickets: { totalCount } };
}

/** What the server tells when any ticket was filed or changed. */
export const SIGNAL = { ticketStats: { asOf: 'now' } };

/** How long a page may take to show what it was told of: it rests a second after each read. */
export const SOON = { timeout: 3000 };
