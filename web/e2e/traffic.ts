import type { Page } from '@playwright/test';

type Variables = Record<string, unknown>;

/** What a page asks and is told. */
export type Traffic = {
  /** The variables of each query and subscription with this name, in order. */
  asked: (name: string) => Variables[];
  /** The place in the log of the last event that was told to the page, by a subscription or by a page of events. */
  lastCursor: () => string | null;
};

/** Writes down what a page asks and is told from now on. */
export function listenIn(page: Page): Traffic {
  const asked: { name: string; variables: Variables }[] = [];
  let cursor: string | null = null;

  const note = (payload: { query?: string; variables?: Variables } | undefined) => {
    const name = /(?:query|subscription) (\w+)/.exec(payload?.query ?? '')?.[1];
    if (name) asked.push({ name, variables: payload?.variables ?? {} });
  };
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().endsWith('/graphql')) {
      note(request.postDataJSON());
    }
  });
  page.on('websocket', (socket) => {
    socket.on('framesent', ({ payload }) => note(JSON.parse(payload.toString()).payload));
    socket.on('framereceived', ({ payload }) => {
      const told = JSON.parse(payload.toString()).payload?.data?.ticketEvents?.cursor;
      if (typeof told === 'string') cursor = told;
    });
  });

  return {
    asked: (name) => asked.filter((each) => each.name === name).map(({ variables }) => variables),
    lastCursor: () => cursor,
  };
}
