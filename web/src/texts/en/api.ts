import type { graphql } from '../../gql/graphql';

type UserErrorCode = ReturnType<typeof graphql.scalar<'UserErrorCode'>>;

/** The codes of `errors` whose requests will fare better as they are, a little later. */
const again = {
  UNAVAILABLE: 'The database cannot serve this at the moment.',
  TIMEOUT: 'It took too long and was given up. A mutation may have taken effect.',
  RATE_LIMITED: 'Too much at a time. Let something end first.',
};

/** Those of requests that have to become others. */
const never = {
  BAD_USER_INPUT: 'The request is wrong; the message says where.',
  COST_EXCEEDED: 'It may answer too much. Ask for less at a time.',
  LIMIT_EXCEEDED: 'It is too long, too deep or too wide.',
  INVALID_CURSOR: 'The cursor is none of this server’s. Read anew what you keep.',
  RESYNC_REQUIRED: 'The log does not hold what comes next. Read anew what you keep.',
  PERSISTED_QUERY_NOT_FOUND: 'Send the document along with its hash, once.',
  INTERNAL: 'A fault of the server. Its log has it under the request’s id.',
};

/** What a caller of a mutation can put right. */
const userErrors: Record<UserErrorCode, string> = {
  INVALID: 'A value is not allowed; field says which.',
  NOT_FOUND: 'What the input names does not exist.',
  CONFLICT: 'It has changed meanwhile, or the key was used for something else.',
};

/** The page for those who write programs. */
export const api = {
  heading: 'API',
  intro: 'Everything this client does goes through one GraphQL API. Your programs have the same.',
  server: 'This server',
  addresses: {
    endpoint: 'GraphQL, by POST and GET',
    socket: 'Subscriptions, by graphql-transport-ws',
    schema: 'Schema',
    playground: 'Playground',
    tickets: 'Tickets as CSV',
    stats: 'Statistics as CSV',
  },
  events: 'Where sockets are blocked, subscriptions come as Server-Sent Events from /graphql.',
  exports:
    'The CSV addresses take filter, as JSON, and for tickets orderBy, spelt as the API spells them.',
  copyAddress: (name: string) => `Copy the address: ${name}`,
  languages: { curl: 'curl', typescript: 'TypeScript', python: 'Python' },
  languageOf: (task: string) => `Language of the example: ${task}`,
  code: (task: string, language: string) => `${task}: ${language}`,
  copyCode: (file: string) => `Copy ${file}`,
  tasks: {
    stats: {
      name: 'Read statistics',
      note: 'Only what is selected is computed, for the tickets that a filter means.',
    },
    'page-through': {
      name: 'Page through everything',
      note: 'Each page gives the cursor of the next one. What is filed meanwhile moves nothing.',
    },
    'resume-events': {
      name: 'Follow events, and resume',
      note: 'Each change is an event in one log, and a cursor is a place in it: keep the last one.',
    },
    'retry-safely': {
      name: 'Retry safely',
      note: 'The same idempotencyKey and input answer the same ticket, however often they are sent.',
    },
  },
  rules: {
    title: 'What holds everywhere',
    entries: {
      Cost: 'A request may cost 1,000 points. extensions.cost of each answer says what it did.',
      Pages: 'At most 100 of anything on one page. Page 2,000 costs what page 1 costs.',
      Cursors: 'Texts without a meaning of their own. Those of lists do not expire.',
      Times: 'In UTC, as RFC 3339 with six digits of a second.',
      Changes: 'With expectedVersion, what somebody else has changed is left alone.',
    },
  },
  errors: {
    title: 'Errors',
    groups: {
      again: 'Send it again: retryable is true',
      never: 'Change something first: retryable is false',
      userErrors: 'In userErrors of a mutation, which changed nothing',
    },
    codes: { again, never, userErrors },
  },
};
