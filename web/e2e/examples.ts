import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from '@playwright/test';
import { cleanEnvironment } from './server';

const EXAMPLES = resolve('../docs/examples');
const PYTHON = process.env.FRONTDESK_PYTHON || 'python3';
const run = promisify(execFile);

/** The languages of the examples, and the folders they lie in. */
export const LANGUAGES = ['curl', 'typescript', 'python'] as const;
/** One of them. */
export type Language = (typeof LANGUAGES)[number];
/** What the examples do, and what their files are called. */
export type Task = 'stats' | 'page-through' | 'resume-events' | 'retry-safely';

/** How an example is run, as its first lines say; without what passes signals on badly. */
const PROGRAMS: Record<Language, (task: Task) => [string, ...string[]]> = {
  curl: (task) => ['bash', `${task}.sh`],
  typescript: (task) => [process.execPath, '--import', 'tsx', `${task}.mts`],
  python: (task) => [PYTHON, `${task}.py`],
};

/** An example that runs. */
export type Running = {
  /** The lines it has printed. */
  lines: () => string[];
  /** Ends it without a word. */
  kill: () => Promise<void>;
  /** Waits until it has ended by itself; answers its exit code. */
  ended: () => Promise<number | null>;
  /** What it said beside its lines. */
  complaints: () => string;
};

/** A folder with the examples of a language and with what they need installed, as a stranger has it. */
export async function exampleFolder(language: Language) {
  const folder = await mkdtemp(join(tmpdir(), `frontdesk-${language}-`));
  await cp(join(EXAMPLES, language), folder, { recursive: true });
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  return {
    start: (task: Task, url: string, ...words: string[]) =>
      start(folder, PROGRAMS[language](task), url, words),
    /** What an example keeps in a file; empty while there is none. */
    read: (file: string) => readFile(join(folder, file), 'utf8').catch(() => ''),
    path: (file: string) => join(folder, file),
    remove: () => rm(folder, { recursive: true }),
  };
}

/** Runs an example to its end and answers its lines. */
export async function runExample(language: Language, task: Task, url: string, ...words: string[]) {
  const folder = await exampleFolder(language);
  try {
    const example = folder.start(task, url, ...words);
    expect(await example.ended(), `${language} ${task}: ${example.complaints()}`).toBe(0);
    return example.lines();
  } finally {
    await folder.remove();
  }
}

/**
 * The languages whose examples can be run here. Python's need the library gql; without it they are compiled, so that at
 * least their syntax is looked at, and the log of the tests says so.
 */
export async function languagesHere(): Promise<Language[]> {
  try {
    await run(PYTHON, ['-c', 'import gql']);
    return [...LANGUAGES];
  } catch {
    const files = (await readdir(join(EXAMPLES, 'python'))).filter((name) => name.endsWith('.py'));
    const check = 'import sys; [compile(open(name).read(), name, "exec") for name in sys.argv[1:]]';
    const compiled = await run(PYTHON, ['-c', check, ...files], { cwd: join(EXAMPLES, 'python') })
      .then(() => 'They were compiled only.')
      .catch((error: { code?: unknown; stderr?: string }) => {
        if (error.code === 'ENOENT') return 'There is no Python.';
        throw new Error(error.stderr);
      });
    process.stderr.write(
      `\nNOT RUN: the Python examples, since \`${PYTHON} -c 'import gql'\` fails. ${compiled}\n`,
    );
    return LANGUAGES.filter((language) => language !== 'python');
  }
}

function start(folder: string, program: [string, ...string[]], url: string, words: string[]) {
  const [command, ...first] = program;
  const child = spawn(command, [...first, ...words], {
    cwd: folder,
    env: cleanEnvironment({ FRONTDESK_URL: url, PYTHONDONTWRITEBYTECODE: '1' }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close');
  let printed = '';
  let complaints = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    printed += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const running: Running = {
    lines: () => printed.split('\n').slice(0, -1),
    kill: () => kill(child, ended),
    ended: async () => {
      await ended;
      return child.exitCode;
    },
    complaints: () => complaints,
  };
  return running;
}

async function kill(child: ChildProcess, ended: Promise<unknown>) {
  child.kill('SIGKILL');
  await ended;
}
