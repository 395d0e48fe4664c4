import { Link } from '@tanstack/react-router';
import { readFragment } from 'gql.tada';
import { ListChecks } from 'lucide-react';
import { useMemo } from 'react';
import { utcDay } from '../../filter/ticket-search';
import { whole } from '../../texts/format';
import { useNow } from '../../ui/now';
import { optionsOf } from '../../ui/options';
import { PageTitle } from '../../ui/page-title';
import { ProblemAlert } from '../../ui/problem-alert';
import page from '../stats-page.module.css';
import { trendRangeOf } from '../trend-range';
import { AgreementFragment } from './agreement';
import { AgreementPanel } from './agreement-panel';
import { BuiltInPanel } from './built-in-panel';
import { ChoiceSwitch } from './choice-switch';
import { ConfusionPanel } from './confusion-panel';
import { CategoryConfusionFragment, PriorityConfusionFragment } from './confusions';
import { LanguageModelPanel } from './language-model-panel';
import { TriageFigures } from './triage-figures';
import { TriageNow } from './triage-now';
import classes from './triage-page.module.css';
import { TRIAGE_DAYS, type TriageSearch } from './triage-search';
import { triageTexts } from './triage-texts';
import { type TriageQuestion, useTriage } from './use-triage';
import { WordsPanel } from './words-panel';

type Props = {
  search: TriageSearch;
  onSearch: (change: TriageSearch) => void;
};

/** How triage is doing: which model answers, how fast, and how far people agree with it. */
export function TriagePage({ search, onSearch }: Props) {
  const { source = 'LOCAL', days = TRIAGE_DAYS[0] } = search;
  const question = useMemo((): TriageQuestion => ({ source, days }), [source, days]);
  const today = utcDay(useNow());
  const { answer, outdated, problem, read } = useTriage(question);
  // What stands on the page belongs together: the numbers, and the question they answer.
  const shown = answer?.question ?? question;
  const range = useMemo(() => trendRangeOf({ days: shown.days }, today), [shown.days, today]);
  const status = answer?.data.triage ?? null;
  const agreement = status && readFragment(AgreementFragment, status.agreement);
  const words = triageTexts;

  return (
    <div className={page.page}>
      <PageTitle heading={words.heading}>
        <div className={page.ways}>
          <Link to="/review" className={page.way}>
            <ListChecks size={14} aria-hidden />
            {words.review}
          </Link>
        </div>
      </PageTitle>
      <div
        className={page.numbers}
        aria-busy={(!answer || outdated) && !problem}
        data-outdated={(outdated && !problem) || undefined}
      >
        <TriageNow status={status} />
        <TriageFigures
          needsReview={answer ? answer.data.review.total : null}
          days={agreement}
          labels={status ? status.builtIn.labels : null}
          length={shown.days}
        />
        <div className={classes.switches}>
          <ChoiceSwitch
            name="triage-source"
            legend={words.switches.source}
            options={optionsOf(words.switches.sources)}
            value={source}
            onChange={(next) => onSearch({ source: next === 'LLM' ? next : undefined })}
          />
          <ChoiceSwitch
            name="triage-days"
            legend={words.switches.days}
            options={TRIAGE_DAYS.map((each) => ({ value: String(each), label: whole(each) }))}
            value={String(days)}
            onChange={(next) => {
              const chosen = TRIAGE_DAYS.find((each) => String(each) === next);
              onSearch({ days: chosen === TRIAGE_DAYS[0] ? undefined : chosen });
            }}
          />
        </div>
        <AgreementPanel days={agreement} range={range} />
        <div className={classes.pair}>
          <ConfusionPanel
            field="category"
            pairs={status && readFragment(CategoryConfusionFragment, status.categoryConfusion)}
          />
          <ConfusionPanel
            field="priority"
            pairs={status && readFragment(PriorityConfusionFragment, status.priorityConfusion)}
          />
        </div>
        <div className={classes.pair}>
          <LanguageModelPanel status={status ? status.languageModel : undefined} />
          <BuiltInPanel status={status?.builtIn ?? null} />
        </div>
        <WordsPanel status={status?.builtIn ?? null} />
      </div>
      {problem && (
        <div className={page.problem}>
          <ProblemAlert onRetry={() => void read()}>
            {answer ? `${problem.message} ${words.earlier}` : problem.message}
          </ProblemAlert>
        </div>
      )}
      <p role="status" className={page.loading}>
        {!answer && !problem && words.loading}
      </p>
    </div>
  );
}
