// Makes ../schema.graphql what clients are promised from now on: docs/published.graphql. Part of a release.
// usage: node scripts/publish-schema.mjs [FOLDER]
import { copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesBetween, disagreements, recordsIn, versionsOf } from './breaking-changes.mjs';

const folder = process.argv[2] ?? '..';
const read = (path) => readFileSync(join(folder, path), 'utf8');

function refusal() {
  const version = /^version = "([^"]+)"/m.exec(read('Cargo.toml'))?.[1];
  const [unreleased, newest] = versionsOf(read('CHANGELOG.md'));
  if (unreleased?.name !== 'Unreleased' || unreleased.text.trim() !== '') {
    return 'CHANGELOG.md has to begin with an empty "## [Unreleased]": move what is below it to the new version.';
  }
  if (newest?.name !== version || !newest?.date) {
    return `CHANGELOG.md needs "## [${version}] - YYYY-MM-DD" below "## [Unreleased]": the version of Cargo.toml, and the day.`;
  }
  const { breaking } = changesBetween(read('docs/published.graphql'), read('schema.graphql'));
  const { unrecorded, stale } = disagreements(breaking, recordsIn(newest));
  const wrong = [
    ...unrecorded.map((change) => `not recorded: ${change}`),
    ...stale.map((record) => `no such change: ${record}`),
  ];
  if (wrong.length > 0)
    return `"### Breaking" of ${version} in CHANGELOG.md:\n  ${wrong.join('\n  ')}`;
  return null;
}

const reason = refusal();
if (reason) {
  console.error(reason);
  process.exitCode = 1;
} else {
  copyFileSync(join(folder, 'schema.graphql'), join(folder, 'docs/published.graphql'));
}
