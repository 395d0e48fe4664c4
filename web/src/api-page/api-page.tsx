import { apiTexts } from '../texts/api-texts';
import { PageTitle } from '../ui/page-title';
import classes from './api-page.module.css';
import type { ApiSearch } from './api-search';
import { ErrorsPanel } from './errors-panel';
import { ExamplePanel } from './example-panel';
import { TASKS } from './examples';
import { RulesPanel } from './rules-panel';
import { ServerPanel } from './server-panel';

type Props = {
  search: ApiSearch;
  onSearch: (search: ApiSearch) => void;
};

/** For those who write programs: where the API is, how it is used, and what it says when something is wrong. */
export function ApiPage({ search, onSearch }: Props) {
  const words = apiTexts;
  return (
    <div className={classes.page}>
      <PageTitle heading={words.heading}>
        <span className={classes.intro}>{words.intro}</span>
      </PageTitle>
      <div className={classes.parts}>
        <div className={classes.server}>
          <ServerPanel />
        </div>
        <div className={classes.examples}>
          {TASKS.map((task) => (
            <ExamplePanel
              key={task}
              task={task}
              language={search.lang ?? 'curl'}
              onLanguage={(language) =>
                onSearch({ lang: language === 'curl' ? undefined : language })
              }
            />
          ))}
        </div>
        <div className={classes.reference}>
          <RulesPanel />
          <ErrorsPanel />
        </div>
      </div>
    </div>
  );
}
