import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test, vi } from 'vitest';
import { show } from '../../testing/render';
import { type Fixture, testClient } from '../../testing/test-client';
import { texts } from '../../texts/texts';
import { valuesIn } from '../../ui/options';
import { TriagePage } from './triage-page';
import type { TriageSearch } from './triage-search';

const TODAY = new Date().toISOString().slice(0, 10);
const QUICK = { count: 12, p50Ms: 0.42, p90Ms: 3, p99Ms: 1200 };
const NONE = { count: 0, p50Ms: null, p90Ms: null, p99Ms: null };

function pairs(field: 'category' | 'priority', counts: Record<string, number>) {
  const values = valuesIn(texts.values[field] as Record<string, string>);
  return values.flatMap((suggested) =>
    values.map((actual) => ({ suggested, actual, count: counts[`${suggested} ${actual}`] ?? 0 })),
  );
}

const LLM = {
  model: 'gpt-x',
  provider: 'api.example.com',
  breaker: 'OPEN',
  retryAt: '2026-11-21T10:00:00Z',
  calls: 40,
  retries: 3,
  answered: 30,
  cached: 7,
  joined: 2,
  cacheEntries: 25,
  underWay: 1,
  failed: [
    { reason: 'TIMEOUT', count: 9 },
    { reason: 'BAD_ANSWER', count: 0 },
  ],
  latency: QUICK,
  pending: 5,
};

const triage = (change: object = {}) => ({
  review: { total: 4 },
  triage: {
    source: 'LOCAL',
    model: 'words-2',
    degraded: 'NOT_CONFIGURED',
    languageModel: null,
    builtIn: {
      model: 'words-2',
      labels: 5,
      learntAt: null,
      latency: QUICK,
      words: [{ words: 'chargeback', category: 'BILLING', priority: null, weight: 2.4 }],
    },
    agreement: [
      {
        date: TODAY,
        judged: 5,
        category: 3,
        categoryJudged: 4,
        priority: 1,
        priorityJudged: 5,
      },
    ],
    categoryConfusion: pairs('category', { 'BILLING BILLING': 3, 'BILLING ACCOUNT': 1 }),
    priorityConfusion: pairs('priority', {}),
    ...change,
  },
});

function open(fixture: Fixture = triage()) {
  const server = testClient({ TriagePage: fixture });
  function Page() {
    const [search, setSearch] = useState<TriageSearch>({});
    return (
      <TriagePage search={search} onSearch={(change) => setSearch({ ...search, ...change })} />
    );
  }
  show(<Page />, server);
  return server;
}

const panel = (name: string) => screen.findByRole('region', { name });

test('it says which model answers now, and why that one', async () => {
  open();
  const now = await panel('Answering now');
  expect(await within(now).findByText('words-2')).toBeInTheDocument();
  expect(now).toHaveTextContent('Built-in model words-2');
  expect(now).toHaveTextContent('No language model is set up on this server.');
  const llm = await panel('Language model');
  expect(llm).toHaveTextContent('(such as OPENAI_API_KEY) or an address (TRIAGE_BASE_URL)');
});

test('agreement is told as a share of what was judged, and what waits leads to the queue', async () => {
  open();
  expect(await screen.findByText('3 of 4 judged, 30 days')).toBeInTheDocument();
  expect(screen.getByText('1 of 5 judged, 30 days')).toBeInTheDocument();
  expect(screen.getByRole('link', { name: /^4/ })).toHaveAttribute('href', '/?needsReview=true');
});

test('the table behind the chart has each day on which somebody judged', async () => {
  open();
  await screen.findByText('3 of 4 judged, 30 days');
  await userEvent.click(screen.getByRole('button', { name: 'Show as a table' }));
  const table = screen.getByRole('table', { name: 'Agreement with people' });
  const rows = within(table).getAllByRole('row');
  expect(rows).toHaveLength(2);
  expect(rows[1]).toHaveTextContent(/75\s?% · 3 of 4.*20\s?% · 1 of 5.*5$/);
});

test('a row of the confusion is what was suggested, a column what people said', async () => {
  open();
  await screen.findByText('3 of 4 judged, 30 days');
  const table = screen.getByRole('table', { name: 'Categories: suggested and said' });
  const row = within(table).getByRole('row', { name: /^Billing/ });
  const cells = within(row).getAllByRole('cell');
  expect(cells.map(({ textContent }) => textContent)).toEqual([
    '3',
    '0',
    '1',
    '0',
    expect.stringMatching(/^75\s?%$/),
  ]);
  expect(within(table).getByRole('row', { name: /^General/ })).toHaveTextContent(/–$/);
});

test('the language model tells of its breaker, its calls, its failures and its latency', async () => {
  open(triage({ degraded: 'CIRCUIT_OPEN', languageModel: LLM }));
  const llm = await panel('Language model');
  expect(await within(llm).findByText('gpt-x')).toBeInTheDocument();
  expect(llm).toHaveTextContent('Open: it is left alone, next try at');
  const failures = within(llm).getByRole('table', { name: 'Failures by reason' });
  expect(within(failures).getAllByRole('row')).toHaveLength(2);
  expect(within(failures).getByRole('row', { name: 'Took too long 9' })).toBeInTheDocument();
  expect(llm).toHaveTextContent('Latency of the last 12 answers in this process');
  expect(llm).toHaveTextContent(/90% within\s?3\s?ms/);
  expect(llm).toHaveTextContent(/99% within\s?1\.2\s?sec/);
  expect(await panel('Answering now')).toHaveTextContent('is left alone for a while');
});

test('learnt words say what they point to', async () => {
  open();
  const words = await screen.findByRole('table', { name: 'Most telling learnt words' });
  expect(within(words).getByRole('row', { name: /chargeback/ })).toHaveTextContent(
    'chargebackCategory: Billing2.40',
  );
});

test('where nothing is yet, it is said what will fill it', async () => {
  open(
    triage({
      agreement: [],
      builtIn: { model: 'words-2', labels: 0, learntAt: null, latency: NONE, words: [] },
    }),
  );
  expect(await screen.findByText(/^Nothing learnt yet\./)).toBeInTheDocument();
  expect(screen.getByText(/^Nobody has judged a suggestion in these days\./)).toBeInTheDocument();
  expect(screen.getByText('No answers yet since the server started.')).toBeInTheDocument();
  expect(screen.getAllByText('nobody judged any, 30 days')).toHaveLength(2);
});

test('whose suggestions and how many days are asked of the server', async () => {
  const server = open();
  await screen.findByText('3 of 4 judged, 30 days');
  await userEvent.click(screen.getByRole('radio', { name: 'Language model' }));
  await userEvent.click(screen.getByRole('radio', { name: '365' }));
  expect(await screen.findByText('3 of 4 judged, 365 days')).toBeInTheDocument();
  expect(server.asked('TriagePage').at(-1)).toEqual({ source: 'LLM', days: 365 });
});

test('it is read again and again while somebody looks', async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  try {
    const server = open();
    await screen.findByText('3 of 4 judged, 30 days');
    expect(server.asked('TriagePage')).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(server.asked('TriagePage')).toHaveLength(2);
  } finally {
    vi.useRealTimers();
  }
});

test('a failure is said, keeps what is known, and can be tried again', async () => {
  let up = true;
  open(() => {
    if (up) return triage();
    throw new Error('connection refused');
  });
  await screen.findByText('3 of 4 judged, 30 days');
  up = false;
  await userEvent.click(screen.getByRole('radio', { name: '90' }));
  const alert = await screen.findByRole('alert');
  expect(alert).toHaveTextContent('could not be reached. The numbers below are of earlier.');
  expect(screen.getByText('3 of 4 judged, 30 days')).toBeInTheDocument();
  up = true;
  await userEvent.click(within(alert).getByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('3 of 4 judged, 90 days')).toBeInTheDocument();
});
