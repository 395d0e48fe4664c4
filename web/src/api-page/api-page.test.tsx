import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { expect, test } from 'vitest';
import { show } from '../testing/render';
import { ApiPage } from './api-page';
import { type ApiSearch, readApiSearch } from './api-search';

/** The page with its address beside it. */
function open(start: ApiSearch = {}) {
  let address = start;
  function Page() {
    const [search, setSearch] = useState(start);
    address = search;
    return <ApiPage search={search} onSearch={setSearch} />;
  }
  show(<Page />);
  return { address: () => address };
}

const codes = () => screen.findAllByRole('region', { name: /: (curl|TypeScript|Python)$/ });

test('a language chosen in one place is chosen everywhere, and in the address', async () => {
  const { address } = open();
  expect((await codes()).map((code) => code.textContent)).toEqual(
    Array.from({ length: 4 }, () => expect.stringContaining('#!/usr/bin/env bash')),
  );
  const [first] = screen.getAllByRole('radio', { name: 'Python' });
  await userEvent.click(first as HTMLElement);
  expect(address()).toEqual({ lang: 'python' });
  expect((await codes()).map((code) => code.textContent)).toEqual(
    Array.from({ length: 4 }, () => expect.stringContaining('from gql import Client')),
  );
  await userEvent.click(screen.getAllByRole('radio', { name: 'curl' })[2] as HTMLElement);
  expect(readApiSearch(address())).toEqual({});
});

test('what is copied is the whole program, which asks this server', async () => {
  open({ lang: 'typescript' });
  const user = userEvent.setup();
  const panel = await screen.findByRole('region', { name: 'Retry safely' });
  await user.click(within(panel).getByRole('button', { name: 'Copy retry-safely.mts' }));
  const copied = await navigator.clipboard.readText();
  expect(copied).toContain('idempotencyKey');
  expect(copied).toContain(`?? '${location.origin}';`);
  const shown = within(panel).getByRole('region', { name: 'Retry safely: TypeScript' });
  expect(shown.textContent).toBe(copied);
});

test('the addresses are this server’s', async () => {
  open();
  const panel = await screen.findByRole('region', { name: 'This server' });
  expect(within(panel).getByText(`${location.origin}/graphql`)).toBeInTheDocument();
  const ways = within(panel).getAllByRole('link');
  expect(ways.map((way) => way.getAttribute('href'))).toEqual([
    ...['/graphiql', '/schema.graphql'],
    ...['/export/tickets.csv', '/export/stats.csv'],
  ]);
});

test('an address with an unknown language shows curl', () => {
  expect(readApiSearch({ lang: 'cobol' })).toEqual({});
  expect(readApiSearch({ lang: 'python' })).toEqual({ lang: 'python' });
});
