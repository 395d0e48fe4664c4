import {
  Client,
  type ExchangeIO,
  type ExecutionResult,
  makeErrorResult,
  makeResult,
  type Operation,
} from '@urql/core';
import { getOperationAST } from 'graphql';
import {
  filter,
  fromArray,
  fromPromise,
  makeSubject,
  map,
  merge,
  mergeMap,
  pipe,
  takeUntil,
} from 'wonka';

/** What the server would answer to one operation: data, or a function from the variables to data. A thrown error is a
 * network failure. */
export type Fixture = object | ((variables: Record<string, unknown>) => object | Promise<object>);

type Told = Record<string, unknown> | ((variables: Record<string, unknown>) => object[]);

/** A client whose server is a table, with what was asked of it. */
export type TestClient = {
  client: Client;
  /** The variables of each request with this name, in order. */
  asked: (name: string) => Record<string, unknown>[];
  /** Sends an event to every open subscription with this name; a function tells the events from the variables. */
  publish: (name: string, data: Told) => void;
  /** Tells every open subscription with this name that something went wrong. */
  fail: (name: string, message: string) => void;
};

/** Builds a urql client that answers each operation, by its name, from `fixtures`, and throws for one it lacks. */
export function testClient(fixtures: Record<string, Fixture>): TestClient {
  const requests: { name: string; variables: Record<string, unknown> }[] = [];
  const events = makeSubject<{
    name: string;
    results: (variables: Record<string, unknown>) => ExecutionResult[];
  }>();

  async function answer(operation: Operation, name: string) {
    // It keeps nothing.
    if (operation.context.requestPolicy === 'cache-only') {
      return { operation, data: null, stale: false, hasNext: false };
    }
    const fixture = fixtures[name];
    if (!fixture) {
      const known = Object.keys(fixtures).join(', ') || 'none';
      throw new Error(`The test has no fixture for the operation ${name}; it has: ${known}.`);
    }
    const variables = operation.variables ?? {};
    requests.push({ name, variables });
    try {
      const data = typeof fixture === 'function' ? await fixture(variables) : fixture;
      return { operation, data, stale: false, hasNext: false };
    } catch (error) {
      return makeErrorResult(operation, error instanceof Error ? error : new Error(String(error)));
    }
  }

  const fixtureExchange = (): ExchangeIO => (operations$) => {
    const ended = (operation: Operation) =>
      pipe(
        operations$,
        filter((other) => other.kind === 'teardown' && other.key === operation.key),
      );
    const answers$ = pipe(
      operations$,
      filter(({ kind }) => kind === 'query' || kind === 'mutation'),
      mergeMap((operation) =>
        pipe(fromPromise(answer(operation, nameOf(operation))), takeUntil(ended(operation))),
      ),
    );
    const events$ = pipe(
      operations$,
      filter(({ kind }) => kind === 'subscription'),
      mergeMap((operation) =>
        pipe(
          events.source,
          filter(({ name }) => name === nameOf(operation)),
          mergeMap(({ results }) => fromArray(results(operation.variables ?? {}))),
          map((result) => makeResult(operation, result)),
          takeUntil(ended(operation)),
        ),
      ),
    );
    return merge([answers$, events$]);
  };

  return {
    client: new Client({
      url: 'http://test.invalid/graphql',
      preferGetMethod: false,
      exchanges: [fixtureExchange],
    }),
    asked: (name) => requests.filter((r) => r.name === name).map((r) => r.variables),
    publish: (name, data) =>
      events.next({
        name,
        results: (variables) =>
          (typeof data === 'function' ? data(variables) : [data]).map((each) => ({ data: each })),
      }),
    fail: (name, message) => events.next({ name, results: () => [{ errors: [{ message }] }] }),
  };
}

function nameOf(operation: Operation): string {
  return getOperationAST(operation.query)?.name?.value ?? 'without a name';
}
