import { SegmentedControl } from '@mantine/core';
import { apiTexts } from '../texts/api-texts';
import { CopyButton } from '../ui/copy-button';
import { optionsOf } from '../ui/options';
import { Panel } from '../ui/panel';
import type { Language } from './api-search';
import classes from './example-panel.module.css';
import { exampleOf, type Task } from './examples';

type Props = {
  task: Task;
  language: Language;
  onLanguage: (language: Language) => void;
};

/** A task that programs do, in a language of choice. */
export function ExamplePanel({ task, language, onLanguage }: Props) {
  const { languages, tasks, languageOf, code, copyCode } = apiTexts;
  const { name, note } = tasks[task];
  const { file, text } = exampleOf(task, language, location.origin);
  return (
    <Panel
      title={name}
      aside={
        <SegmentedControl<Language>
          size="xs"
          className={classes.languages}
          aria-label={languageOf(name)}
          data={optionsOf(languages)}
          value={language}
          onChange={onLanguage}
        />
      }
    >
      <div className={classes.head}>
        <p className={classes.note}>{note}</p>
        <span className={classes.file}>
          {file}
          <CopyButton label={copyCode(file)} text={() => text} />
        </span>
      </div>
      <section
        className={classes.code}
        aria-label={code(name, languages[language])}
        // What scrolls can be scrolled by keyboard.
        // biome-ignore lint/a11y/noNoninteractiveTabindex: see above.
        tabIndex={0}
      >
        <pre className={classes.text}>
          <Lines text={text} />
        </pre>
      </section>
    </Panel>
  );
}

/** The lines of a program, its comments apart. */
function Lines({ text }: { text: string }) {
  return text.split(/(?<=\n)/).map((line, number) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and none moves.
    <span key={number} className={/^\s*(?:#|\/\/)/.test(line) ? classes.comment : undefined}>
      {line}
    </span>
  ));
}
