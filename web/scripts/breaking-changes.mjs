// What a schema change does to clients, and whether CHANGELOG.md says so.
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';

/** The changes from one schema to another, in sentences: those that break clients, and those that may surprise them. */
export function changesBetween(published, current) {
  const schemas = [buildSchema(published), buildSchema(current)];
  const sentences = (changes) => changes.map(({ description }) => description);
  return {
    breaking: sentences(findBreakingChanges(...schemas)),
    dangerous: sentences(findDangerousChanges(...schemas)),
  };
}

/** The sections of a changelog in its order: the name and the rest of the heading of each version, and its text. */
export function versionsOf(changelog) {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((part) => {
      const [heading = '', ...lines] = part.split('\n');
      const { name = heading.trim(), rest = '' } =
        /^\[(?<name>[^\]]+)\](?<rest>.*)$/.exec(heading)?.groups ?? {};
      return {
        name,
        date: /^ - (\d{4}-\d{2}-\d{2})\s*$/.exec(rest)?.[1] ?? null,
        text: lines.join('\n'),
      };
    });
}

/** The entries under "### Breaking" of a version, each in one line and without marks of code. */
export function recordsIn(version) {
  const section = version.text
    .split(/^### /m)
    .find((part) => /^Breaking\s*$/m.test(part.split('\n')[0]));
  return (section ?? '')
    .split(/^- /m)
    .slice(1)
    .map((entry) => entry.replaceAll('`', '').replace(/\s+/g, ' ').trim());
}

/** What is wrong between changes and records: a change without a record, a record without a change. */
export function disagreements(breaking, records) {
  // Each sentence ends with a full stop, so that none is the beginning of another.
  const tells = (record, change) => record.startsWith(change);
  return {
    unrecorded: breaking.filter((change) => !records.some((record) => tells(record, change))),
    stale: records.filter((record) => !breaking.some((change) => tells(record, change))),
  };
}
