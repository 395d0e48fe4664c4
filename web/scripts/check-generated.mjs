// Fails when src/gql/graphql-env.d.ts is not what `npm run gen` makes of ../schema.graphql.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const committed = 'src/gql/graphql-env.d.ts';
const folder = mkdtempSync('node_modules/.gen-');
const fresh = join(folder, 'graphql-env.d.ts');
try {
  execFileSync('npx', ['--no-install', 'gql.tada', 'generate-output', '--output', fresh], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (readFileSync(fresh, 'utf8') !== readFileSync(committed, 'utf8')) {
    console.error(`${committed} does not match ../schema.graphql. Run: npm run gen`);
    process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
