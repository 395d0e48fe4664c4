import type { Judged, ReviewServer, ReviewTicket, Verdict } from './review-server';

/** A server in memory, with what was asked of it. */
export type TestReviewServer = ReviewServer & {
  tickets: Map<string, ReviewTicket>;
  judged: { id: string; version: number; verdict: Verdict }[];
  /** Answers the next verdicts instead, one after another. */
  answers: (() => Judged | Promise<Judged>)[];
  /** Somebody else judges a ticket. */
  judgeElsewhere: (id: string, verdict?: Partial<Verdict>) => void;
  /** A ticket comes in that needs a review. */
  file: (id: number) => void;
};

/** A server with so many tickets that need a review. */
export function testReviewServer(count: number): TestReviewServer {
  const tickets = new Map<string, ReviewTicket>();
  const server: TestReviewServer = {
    tickets,
    judged: [],
    answers: [],
    list: async (wanted) => {
      const waiting = [...tickets.values()].filter(({ needsReview }) => needsReview);
      const shown = waiting.slice(0, Math.ceil(wanted / 100) * 100);
      return {
        list: {
          waiting: shown.map(({ id, version }) => ({ id, version })),
          total: waiting.length,
        },
        problem: null,
      };
    },
    ticket: async (id) => tickets.get(id) ?? null,
    judge: async (id, version, verdict) => {
      server.judged.push({ id, version, verdict });
      const answer = server.answers.shift();
      if (answer) return answer();
      const known = tickets.get(id);
      if (!known || known.version !== version) return { kind: 'conflict', ticket: known ?? null };
      const ticket = { ...known, ...verdict, needsReview: false, version: version + 1 };
      tickets.set(id, ticket);
      return { kind: 'stored', ticket };
    },
    judgeElsewhere: (id, verdict = {}) => {
      const known = tickets.get(id);
      if (!known) return;
      tickets.set(id, { ...known, ...verdict, needsReview: false, version: known.version + 1 });
    },
    file: (id) => {
      tickets.set(String(id), {
        id: String(id),
        title: `Title ${id}`,
        description: `Description ${id}`,
        category: 'GENERAL',
        priority: 'MEDIUM',
        status: 'OPEN',
        createdAt: '2026-01-01T00:00:00Z',
        version: 1,
        needsReview: true,
      } as unknown as ReviewTicket);
    },
  };
  for (let id = 1; id <= count; id += 1) server.file(id);
  return server;
}
