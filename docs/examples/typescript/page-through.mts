// Every ticket there is, each once, as tab-separated lines.
// npm install graphql graphql-request && npx tsx page-through.mts > tickets.tsv
import { GraphQLClient, gql } from 'graphql-request';

const url = process.env.FRONTDESK_URL ?? 'http://localhost:8000';
const client = new GraphQLClient(`${url}/graphql`);

type Ticket = { id: string; status: string; title: string };
type Page = {
  tickets: {
    nodes: Ticket[];
    pageInfo: { endCursor: string | null; hasNextPage: boolean };
  };
};

const document = gql`
  query Page($after: String) {
    tickets(first: 100, after: $after) {
      nodes { id status title }
      pageInfo { endCursor hasNextPage }
    }
  }
`;

async function* allTickets(): AsyncGenerator<Ticket> {
  let after: string | null = null; // before the first page
  while (true) {
    const page: Page = await client.request<Page>({
      document,
      variables: { after },
      signal: AbortSignal.timeout(30_000),
    });
    yield* page.tickets.nodes;
    const { endCursor, hasNextPage } = page.tickets.pageInfo;
    if (!hasNextPage) return;
    after = endCursor;
  }
}

for await (const { id, status, title } of allTickets()) {
  console.log([id, status, title].join('\t'));
}
