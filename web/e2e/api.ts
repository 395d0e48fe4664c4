type NewTicket = {
  title: string;
  description?: string;
  /** Null leaves it to triage. */
  category?: string | null;
  priority?: string | null;
};

/** A ticket of a list. */
export type Listed = {
  id: string;
  title: string;
  category: string;
  priority: string;
  status: string;
};

/** The server as a program sees it, for what a test needs to be there or wants to know. */
export class Api {
  private readonly url: string;

  constructor(url: string) {
    this.url = url;
  }

  /** Files a ticket and answers its id. */
  async create({ description = 'As the title says.', ...rest }: NewTicket): Promise<string> {
    const { createTicket } = await this.ask<{
      createTicket: { ticket: { id: string } | null; userErrors: object[] };
    }>(
      `mutation ($input: CreateTicketInput!) {
        createTicket(input: $input) { ticket { id } userErrors { field message } }
      }`,
      { input: { category: 'GENERAL', priority: 'MEDIUM', description, ...rest } },
    );
    if (!createTicket.ticket) throw new Error(JSON.stringify(createTicket.userErrors));
    return createTicket.ticket.id;
  }

  /** Files tickets one after another, so that the last one is the newest. */
  async createMany(titles: string[]): Promise<void> {
    for (const title of titles) await this.create({ title });
  }

  /** Changes the status of a ticket. */
  async setStatus(id: string, status: string): Promise<void> {
    await this.update(id, { status });
  }

  /** Changes anything about a ticket. */
  async update(id: string, change: Partial<NewTicket> & { status?: string }): Promise<void> {
    await this.ask(
      `mutation ($input: UpdateTicketInput!) { updateTicket(input: $input) { ticket { id } } }`,
      { input: { id, ...change } },
    );
  }

  /** Says what a ticket is, as a person does. */
  async judge(id: string, verdict: { category?: string; priority?: string }): Promise<void> {
    await this.ask(
      `mutation ($input: ReviewTicketInput!) { reviewTicket(input: $input) { ticket { id } } }`,
      { input: { id, ...verdict } },
    );
  }

  /** How a ticket stands to triage. */
  async review(id: string) {
    const { ticket } = await this.ask<{
      ticket: {
        category: string;
        priority: string;
        needsReview: boolean;
        suggestion: { categoryOutcome: string; priorityOutcome: string } | null;
      };
    }>(
      `query ($id: ID!) {
        ticket(id: $id) {
          category priority needsReview suggestion { categoryOutcome priorityOutcome }
        }
      }`,
      { id },
    );
    return ticket;
  }

  /** Asks triage about a text. */
  async classify(text: { title?: string; description: string }) {
    const { classify } = await this.ask<{
      classify: { confidence: number; priorityConfidence: number };
    }>(
      `mutation ($input: ClassifyInput!) {
        classify(input: $input) { confidence priorityConfidence }
      }`,
      { input: text },
    );
    return classify;
  }

  /** The texts of a ticket and its version. */
  async ticket(id: string) {
    const { ticket } = await this.ask<{
      ticket: { title: string; description: string; status: string; version: number };
    }>(`query ($id: ID!) { ticket(id: $id) { title description status version } }`, { id });
    return ticket;
  }

  /** The first tickets of a list, as the server answers at this moment. */
  async list(variables: { filter?: object; orderBy?: object; first?: number }): Promise<Listed[]> {
    const { tickets } = await this.ask<{ tickets: { nodes: Listed[] } }>(
      `query ($filter: TicketFilter, $orderBy: TicketOrder, $first: Int) {
        tickets(filter: $filter, orderBy: $orderBy, first: $first) {
          nodes { id title category priority status }
        }
      }`,
      variables,
    );
    return tickets.nodes;
  }

  /** All tickets, newest first. */
  async tickets() {
    const { tickets } = await this.ask<{
      tickets: { nodes: { title: string; category: string; priority: string; status: string }[] };
    }>(`{ tickets(first: 100) { nodes { title category priority status } } }`);
    return tickets.nodes;
  }

  private async ask<T>(query: string, variables: object = {}): Promise<T> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = (await response.json()) as { data?: T; errors?: object[] };
    if (!data || errors) throw new Error(JSON.stringify(errors));
    return data;
  }
}
