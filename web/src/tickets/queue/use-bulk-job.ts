import { useSyncExternalStore } from 'react';
import { type Client, useClient } from 'urql';
import { problemOf } from '../../api/problem';
import type { TicketFilter } from '../../api/ticket-filter';
import { graphql } from '../../gql/graphql';
import { texts } from '../../texts/texts';
import { useChangeFields } from '../fields/use-change-fields';
import { type BulkJob, type BulkState, type CollectPage, createBulkJob } from './bulk-job';

const QueueIdsQuery = graphql(`
  query QueueIds($filter: TicketFilter, $after: String) {
    tickets(filter: $filter, first: 100, after: $after) {
      nodes {
        id
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

// With the client, not with the page: the job goes on while one reads a ticket.
const jobs = new WeakMap<Client, BulkJob>();

/** Where many tickets are changed at once. */
export function useBulkJob(): BulkJob {
  const client = useClient();
  const changeFields = useChangeFields();
  const job =
    jobs.get(client) ??
    createBulkJob(async (id, change) => (await changeFields(id, change)).problem);
  jobs.set(client, job);
  return job;
}

/** How far it has come; null when there is nothing to tell. */
export function useBulkState(job: BulkJob): BulkState | null {
  return useSyncExternalStore(job.watch, job.state);
}

/** Whether there is anything to tell of one. */
export function useHasBulk(job: BulkJob): boolean {
  return useSyncExternalStore(job.watch, () => job.state() !== null);
}

/** Whether one is on its way. */
export function useBulkBusy(job: BulkJob): boolean {
  return useSyncExternalStore(job.watch, job.isBusy);
}

/** Reads the ids of all that a filter matches, page by page. */
export function collectIds(client: Client, filter: TicketFilter | undefined): CollectPage {
  return async (after) => {
    const { data, error } = await client
      .query(QueueIdsQuery, { filter: filter ?? null, after }, { requestPolicy: 'network-only' })
      .toPromise();
    if (!data) {
      const problem = error ? problemOf(error).message : texts.errors.noAnswer;
      return { ids: [], next: null, problem };
    }
    const { nodes, pageInfo } = data.tickets;
    return {
      ids: nodes.map(({ id }) => id),
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
      problem: null,
    };
  };
}
