type Example = { query: string; variables?: string };

/** The tabs that the API page opens with: one for each thing that programs do here. */
export const EXAMPLES: Example[] = [
  {
    query: `# Open and running tickets, newest first, ten at a time.
# For the next page: the endCursor as $after, below.
# Ctrl-Space completes, Ctrl-Enter runs.
query Tickets($filter: TicketFilter, $after: String) {
  tickets(filter: $filter, first: 10, after: $after) {
    totalCount
    nodes {
      id
      title
      category
      priority
      status
      createdAt
    }
    pageInfo {
      endCursor
      hasNextPage
    }
  }
}
`,
    variables: `{
  "filter": { "status": ["OPEN", "IN_PROGRESS"] },
  "after": null
}`,
  },
  {
    query: `# What came in, what is open, how long it takes.
# Takes the same filter as the list.
query Statistics {
  ticketStats {
    total
    open
    averagePerDay
    averageResolutionSeconds
    byCategory {
      category
      count
    }
    byPriority {
      priority
      count
    }
    byStatus {
      status
      count
    }
    perDay {
      date
      total
    }
  }
}
`,
  },
  {
    query: `# File a ticket. With an idempotencyKey, sending it
# again answers the same ticket. What a caller can put
# right comes as userErrors.
mutation CreateTicket($input: CreateTicketInput!) {
  createTicket(input: $input) {
    ticket {
      id
      category
      priority
      status
    }
    userErrors {
      code
      field
      message
    }
  }
}
`,
    variables: `{
  "input": {
    "title": "Charged twice in March",
    "description": "My card shows two payments for the same invoice."
  }
}`,
  },
  {
    query: `# Change any of the fields. resolvedAt follows the status.
mutation UpdateTicket($input: UpdateTicketInput!) {
  updateTicket(input: $input) {
    ticket {
      id
      status
      resolvedAt
      version
    }
    userErrors {
      code
      field
      message
    }
  }
}
`,
    variables: `{
  "input": { "id": "1", "status": "RESOLVED" }
}`,
  },
  {
    query: `# What a model makes of a text, without filing it.
mutation Classify($input: ClassifyInput!) {
  classify(input: $input) {
    category
    priority
    confidence
    priorityConfidence
    source
    model
    reasons
    degraded
  }
}
`,
    variables: `{
  "input": {
    "title": "Cannot sign in",
    "description": "The password reset mail never arrives and I am locked out."
  }
}`,
  },
  {
    query: `# Every new ticket that matches, as it is filed.
# Run it, then file one in another tab.
subscription TicketCreated($filter: TicketFilter) {
  ticketCreated(filter: $filter) {
    id
    title
    category
    priority
    createdAt
  }
}
`,
    variables: `{
  "filter": null
}`,
  },
];
