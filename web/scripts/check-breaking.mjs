// Fails when ../schema.graphql breaks clients of the schema that was published last and ../CHANGELOG.md does not say so.
// usage: node scripts/check-breaking.mjs [FOLDER]    with schema.graphql, docs/published.graphql and CHANGELOG.md in it
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { changesBetween, disagreements, recordsIn, versionsOf } from './breaking-changes.mjs';

const folder = process.argv[2] ?? '..';
const read = (path) => readFileSync(join(folder, path), 'utf8');
const list = (sentences) => sentences.map((sentence) => `  - ${sentence}`).join('\n');

const { breaking, dangerous } = changesBetween(
  read('docs/published.graphql'),
  read('schema.graphql'),
);
const [newest] = versionsOf(read('CHANGELOG.md'));
if (newest?.name !== 'Unreleased') {
  console.error('The first version in CHANGELOG.md has to be "## [Unreleased]".');
  process.exit(1);
}
const { unrecorded, stale } = disagreements(breaking, recordsIn(newest));

if (dangerous.length > 0) {
  console.log(`The schema may surprise clients of docs/published.graphql:\n${list(dangerous)}`);
}
if (unrecorded.length > 0) {
  console.error(
    `The schema breaks clients of docs/published.graphql. Undo it, or write this into CHANGELOG.md, with what clients are to
do instead, below "## [Unreleased]" and "### Breaking":\n${list(unrecorded)}`,
  );
}
if (stale.length > 0) {
  console.error(
    `CHANGELOG.md records breaking changes that are none. Take them out from below "### Breaking":\n${list(stale)}`,
  );
}
process.exitCode = unrecorded.length + stale.length > 0 ? 1 : 0;
