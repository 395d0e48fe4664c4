import type { TicketEvent } from './ticket-event';

/** An event as the server answers it: that version came by a change of the priority. */
export function event(version: number, change: Partial<TicketEvent> = {}): TicketEvent {
  const [from, to] = version % 2 === 0 ? ['LOW', 'HIGH'] : ['HIGH', 'LOW'];
  return {
    kind: version === 1 ? 'CREATED' : 'UPDATED',
    version,
    createdAt: new Date(Date.UTC(2026, 0, 1, 0, version)).toISOString(),
    actor: null,
    changes: [{ field: 'PRIORITY', from: version === 1 ? null : (from ?? null), to: to ?? null }],
    ...change,
  };
}

/** A server's answers about a ticket that has come to that version, by pages, with cursors that are versions. */
export function historyServer(id: string, version: number) {
  const events = Array.from({ length: version }, (_, index) => event(index + 1));

  function answer({ first, after, last, before }: Record<string, unknown>) {
    const above = after ? Number(after) : 0;
    const below = before ? Number(before) : Number.POSITIVE_INFINITY;
    const within = events.filter((each) => each.version > above && each.version < below);
    const nodes = last ? within.slice(-Number(last)) : within.slice(0, Number(first));
    const isLess = nodes.length < within.length;
    return {
      ticket: {
        id,
        events: {
          nodes,
          pageInfo: {
            hasPreviousPage: above > 0 || (Boolean(last) && isLess),
            hasNextPage: Boolean(before) || (Boolean(first) && isLess),
            startCursor: nodes[0] ? String(nodes[0].version) : null,
            endCursor: String(nodes.at(-1)?.version ?? above),
          },
        },
      },
    };
  }

  return { answer, add: (...more: TicketEvent[]) => events.push(...more) };
}
