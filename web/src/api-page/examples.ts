import { apiTexts } from '../texts/api-texts';
import type { Language } from './api-search';

/** What an example does. */
export type Task = keyof typeof apiTexts.tasks;
/** All of it, in the order of the page. */
export const TASKS = Object.keys(apiTexts.tasks) as Task[];

// The very files that the tests run.
const FILES = import.meta.glob<string>('../../../docs/examples/*/*.{sh,mts,py}', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const ENDING: Record<Language, string> = { curl: 'sh', typescript: 'mts', python: 'py' };

/** The address that the examples name for the server they ask when nothing else is said. */
const SOME_SERVER = 'http://localhost:8000';

/** What an example is called, and its text, which asks the server at this address. */
export function exampleOf(task: Task, language: Language, server: string) {
  const file = `${task}.${ENDING[language]}`;
  const text = FILES[`../../../docs/examples/${language}/${file}`];
  if (text === undefined) throw new Error(`There is no example ${language}/${file}.`);
  return { file, text: text.replaceAll(SOME_SERVER, server) };
}
