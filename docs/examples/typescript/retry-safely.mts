// Files a ticket once, however often the network or the server fails on the way.
// npm install graphql graphql-request && npx tsx retry-safely.mts [KEY]
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ClientError, GraphQLClient, gql } from 'graphql-request';

const url = process.env.FRONTDESK_URL ?? 'http://localhost:8000';
const client = new GraphQLClient(`${url}/graphql`);

type Filed = {
  createTicket: {
    ticket: { id: string; category: string; priority: string } | null;
    userErrors: { field: string | null; message: string }[];
  };
};
const document = gql`
  mutation File($input: CreateTicketInput!) {
    createTicket(input: $input) {
      ticket { id category priority }
      userErrors { field message }
    }
  }
`;
const input = {
  title: 'Charged twice',
  description: 'The March invoice was paid twice.',
  // One key for each ticket. Take what identifies it on your side: then a second run files nothing twice either.
  idempotencyKey: process.argv[2] ?? randomUUID(),
};

// A network that fails says nothing about whether the ticket was filed; with the key one may simply ask again.
function isRetryable(problem: unknown): boolean {
  if (!(problem instanceof ClientError)) return true;
  const { errors, status } = problem.response;
  return errors?.some(({ extensions }) => extensions?.retryable === true) ?? status >= 500;
}

async function file(): Promise<Filed> {
  for (let pause = 1_000; ; pause *= 2) {
    try {
      const signal = AbortSignal.timeout(30_000);
      return await client.request<Filed>({ document, variables: { input }, signal });
    } catch (problem) {
      if (!isRetryable(problem) || pause > 16_000) throw problem;
      await wait(pause);
    }
  }
}

const { ticket, userErrors } = (await file()).createTicket;
if (!ticket || userErrors[0]) throw new Error(userErrors[0]?.message);
console.log(`ticket ${ticket.id} ${ticket.category} ${ticket.priority}`);
