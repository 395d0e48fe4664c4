import { Download, List } from 'lucide-react';
import { useMemo } from 'react';
import { exportHref } from '../api/export-href';
import { FilterBar } from '../filter/filter-bar';
import { filterOf, ticketSearchOf, utcDay } from '../filter/ticket-search';
import { useFacets } from '../filter/use-facets';
import { texts } from '../texts/texts';
import { useNow } from '../ui/now';
import { PageTitle } from '../ui/page-title';
import { ProblemAlert } from '../ui/problem-alert';
import { Breakdown } from './breakdown';
import { Figures } from './figures';
import { HeatMap } from './heat-map';
import { Nothing } from './nothing';
import { QueueLink } from './queue-link';
import classes from './stats-page.module.css';
import type { StatsSearch, TrendField } from './stats-search';
import { Trend } from './trend';
import { trendRangeOf } from './trend-range';
import { type Question, useStats } from './use-stats';

type Props = {
  search: StatsSearch;
  onSearch: (change: StatsSearch) => void;
};

/** The numbers: what came in, what is open, how long it takes; of the tickets the URL means, following live. */
export function StatsPage({ search, onSearch }: Props) {
  const today = utcDay(useNow());
  // How the trend is divided is no question to the server.
  const asked = JSON.stringify(ticketSearchOf(search));
  const question = useMemo((): Question => {
    const tickets = JSON.parse(asked) as Question['search'];
    return { search: tickets, range: trendRangeOf(tickets, today), today };
  }, [asked, today]);
  const filter = useMemo(() => filterOf(question.search, new Date(today)), [question, today]);
  const facets = useFacets(filter);
  const { answer, outdated, problem, read } = useStats(question);
  const words = texts.stats;

  // What stands on the page belongs together: the numbers, and the question they answer.
  const shown = answer?.question ?? question;
  const stats = answer?.stats ?? null;
  const field: TrendField = search.by ?? 'category';

  return (
    <div className={classes.page}>
      <PageTitle heading={words.heading}>
        <div className={classes.ways}>
          <QueueLink search={question.search} className={classes.way}>
            <List size={14} aria-hidden />
            {words.showTickets}
          </QueueLink>
          {/* A file, no page of the app. */}
          <a
            href={exportHref('stats', { filter, from: question.range.from, to: question.range.to })}
            download
            className={classes.way}
            aria-label={words.exportCsvOf}
          >
            <Download size={14} aria-hidden />
            {words.exportCsv}
          </a>
        </div>
      </PageTitle>
      <FilterBar search={search} onChange={onSearch} facets={facets} />
      <div
        className={classes.numbers}
        aria-busy={(!answer || outdated) && !problem}
        data-outdated={(outdated && !problem) || undefined}
      >
        <Figures stats={stats} search={shown.search} />
        {stats?.total === 0 ? (
          <Nothing filtered={Object.keys(shown.search).length > 0} onSearch={onSearch} />
        ) : (
          <>
            <Trend
              days={stats?.perDay ?? null}
              range={shown.range}
              today={shown.today}
              field={field}
              onField={(by) => onSearch({ by: by === 'category' ? undefined : by })}
              search={shown.search}
            />
            <div className={classes.breakdowns}>
              <Breakdown field="status" counts={stats?.byStatus ?? null} search={shown.search} />
              <Breakdown
                field="priority"
                counts={stats?.byPriority ?? null}
                search={shown.search}
              />
              <Breakdown
                field="category"
                counts={stats?.byCategory ?? null}
                search={shown.search}
              />
            </div>
            <HeatMap stats={stats} search={shown.search} />
          </>
        )}
      </div>
      {/* At the end and sticking to the window: seen wherever one reads, and nothing moves when it comes or goes. */}
      {problem && (
        <div className={classes.problem}>
          <ProblemAlert onRetry={() => void read()}>
            {outdated ? `${problem.message} ${words.earlier}` : problem.message}
          </ProblemAlert>
        </div>
      )}
      <p role="status" className={classes.loading}>
        {!answer && !problem && words.loading}
      </p>
    </div>
  );
}
