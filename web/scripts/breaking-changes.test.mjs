import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const PUBLISHED = `
  type Query { ticket(id: ID!): Ticket }
  type Ticket { id: ID! title: String! state: State! }
  enum State { OPEN CLOSED }
`;
const without = (part) => PUBLISHED.replace(part, '');
const REMOVED = without('title: String!');

let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'frontdesk-'));
  mkdirSync(join(folder, 'docs'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs a script on a project with that schema and that changelog. */
function run(script, schema, changelog) {
  const files = {
    'Cargo.toml': '[workspace.package]\nversion = "1.2.0"\n',
    'CHANGELOG.md': `# Changelog\n\nWhat it is.\n\n${changelog}\n`,
    'docs/published.graphql': PUBLISHED,
    'schema.graphql': schema,
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [`scripts/${script}.mjs`, folder],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}
const check = (schema, changelog) => run('check-breaking', schema, changelog);
const publish = (schema, changelog) => run('publish-schema', schema, changelog);
const published = () => readFileSync(join(folder, 'docs/published.graphql'), 'utf8');

test('what adds to the schema breaks nobody', () => {
  const more = PUBLISHED.replace('title:', 'number: Int title:');
  expect(check(more, '## [Unreleased]')).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('what may surprise is told, and passes', () => {
  const more = PUBLISHED.replace('OPEN', 'OPEN WAITING');
  const { status, stdout } = check(more, '## [Unreleased]');
  expect(status).toBe(0);
  expect(stdout).toContain('  - WAITING was added to enum type State.');
});

test.each([
  ['a field that is gone', REMOVED, 'Ticket.title was removed.'],
  ['a value that is gone', without('CLOSED'), 'CLOSED was removed from enum type State.'],
  [
    'an answer that may be null',
    PUBLISHED.replace('title: String!', 'title: String'),
    'Ticket.title changed type from String! to String.',
  ],
  [
    'an argument that has to be given',
    PUBLISHED.replace('id: ID!)', 'id: ID! on: String!)'),
    'A required arg on on Query.ticket was added.',
  ],
])('%s has to be recorded', (_, schema, sentence) => {
  const { status, stderr } = check(schema, '## [Unreleased]\n\n### Added\n\n- Something.');
  expect(status).toBe(1);
  expect(stderr).toContain(`"### Breaking":\n  - ${sentence}\n`);
  // As it says, with what else there is to say, and marked as code.
  const marked = sentence.replace(/(Ticket\.title)/, '`$1`');
  const changelog = `## [Unreleased]\n\n### Breaking\n\n- ${marked} Read\n  the manual.\n\n### Added`;
  expect(check(schema, changelog)).toEqual({ status: 0, stdout: '', stderr: '' });
});

test('a record counts for what is not released only', () => {
  const changelog =
    '## [Unreleased]\n\n## [1.2.0] - 2026-11-20\n\n### Breaking\n\n- Ticket.title was removed.';
  expect(check(REMOVED, changelog).status).toBe(1);
});

test('a record of what did not happen is refused', () => {
  const changelog =
    '## [Unreleased]\n\n### Breaking\n\n- Ticket.title was removed.\n- Ticket.state was removed.';
  const { status, stderr } = check(REMOVED, changelog);
  expect(status).toBe(1);
  expect(stderr).toContain('"### Breaking":\n  - Ticket.state was removed.\n');
  expect(stderr).not.toContain('Ticket.title');
});

test('a changelog without a place for what is not released is refused', () => {
  const { status, stderr } = check(PUBLISHED, '## [1.2.0] - 2026-11-20');
  expect(status).toBe(1);
  expect(stderr).toContain('## [Unreleased]');
});

test('a schema is published with a dated version that records what it breaks', () => {
  const release = '## [Unreleased]\n\n## [1.2.0] - 2026-11-20\n\n### Breaking\n\n';
  expect(publish(REMOVED, `${release}- Ticket.title was removed.`)).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
  expect(published()).toBe(REMOVED);
});

test.each([
  ['nothing is dated', '## [Unreleased]\n\n## [1.2.0]', '"## [1.2.0] - YYYY-MM-DD"'],
  ['another version', '## [Unreleased]\n\n## [1.1.0] - 2026-11-20', '"## [1.2.0] - YYYY-MM-DD"'],
  ['something is left', '## [Unreleased]\n\n- Ticket.title was removed.', 'an empty "## [Unrel'],
  ['not recorded', '## [Unreleased]\n\n## [1.2.0] - 2026-11-20', 'Ticket.title was removed.'],
])('a schema is not published: %s', (_, changelog, reason) => {
  const { status, stderr } = publish(REMOVED, changelog);
  expect(status).toBe(1);
  expect(stderr).toContain(reason);
  expect(published()).toBe(PUBLISHED);
});
