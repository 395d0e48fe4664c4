import { useMemo, useRef, useState } from 'react';
import { FilterBar } from '../filter/filter-bar';
import { filterOf, utcDay } from '../filter/ticket-search';
import { useFacets } from '../filter/use-facets';
import { useNow } from '../ui/now';
import { ProblemAlert } from '../ui/problem-alert';
import { stringifySearch } from '../ui/url-search';
import { FieldMenu } from './fields/field-menu';
import { BulkPart } from './queue/bulk-part';
import { ListHead } from './queue/list-head';
import { ListEmpty, ListLoading } from './queue/list-states';
import { QueueList } from './queue/queue-list';
import { QueueNews } from './queue/queue-news';
import { QueuePreview, usePreviewAhead } from './queue/queue-preview';
import { SelectionBar } from './queue/selection-bar';
import { useBulkBusy, useBulkJob } from './queue/use-bulk-job';
import { useLastKnown } from './queue/use-last-known';
import type { ListHandle } from './queue/use-list-moves';
import { useQueueActions } from './queue/use-queue-actions';
import { useQueueKeys } from './queue/use-queue-keys';
import { useTicketList } from './queue/use-ticket-list';
import { useFramed } from './queue/use-wide';
import classes from './queue-page.module.css';
import type { OnSearch, QueueSearch } from './queue-search';

type Props = {
  search: QueueSearch;
  onSearch: OnSearch;
};

/** The queue: every ticket that the URL means, in its order, following live. */
export function QueuePage({ search, onSearch }: Props) {
  const { at: _, ...question } = search;
  // The preview is no part of the question.
  const key = JSON.stringify(question);
  const today = utcDay(useNow());
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says all that counts.
  const filter = useMemo(() => filterOf(question, new Date(today)), [key, today]);
  const query = stringifySearch(question);
  const facets = useFacets(filter);
  const lastFacets = useLastKnown(facets);
  const shown = useTicketList(question, filter);
  const { kept, rows, state, outdated } = shown;
  const total = lastFacets?.total ?? null;

  const [page, setPage] = useState<HTMLElement | null>(null);
  const framed = useFramed();
  const list = useRef<ListHandle>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const does = useQueueActions({ search, filter, onSearch, shown, total, list });
  const busy = useBulkBusy(useBulkJob());
  const { preview, selection, count } = does;

  useQueueKeys({
    ...does.keys,
    search: () => {
      searchField.current?.focus();
      searchField.current?.select();
    },
  });

  usePreviewAhead();

  async function retry() {
    await shown.retry();
    // It helped: the button is gone, and there may be a list only now.
    if (document.activeElement === document.body) list.current?.focus();
  }

  const isFirst = state.list === null;
  const hasMore = Boolean(state.list?.end);
  return (
    <div ref={setPage} className={classes.page} data-framed={framed || undefined}>
      <FilterBar
        search={search}
        onChange={onSearch}
        facets={lastFacets}
        searchRef={searchField}
        onLeaveSearch={() => list.current?.focus()}
      />
      <div className={classes.body} data-preview={preview.shown !== undefined || undefined}>
        <section className={classes.panel}>
          <div className={classes.head}>
            <ListHead
              search={search}
              filter={filter}
              onSearch={onSearch}
              total={total}
              covered={count > 0}
            />
            {count > 0 && (
              <SelectionBar
                count={count}
                all={selection.all}
                elsewhere={does.elsewhere}
                matching={facets?.total ?? null}
                onAll={() => does.keepFocus(() => does.act({ type: 'all' }))}
                onClear={() => {
                  does.act({ type: 'clear' });
                  list.current?.focus();
                }}
                onField={does.openBulkMenu}
                busy={busy}
              />
            )}
          </div>
          <BulkPart search={question} soon={count > 0} keepFocus={does.keepFocus} />
          {state.problem && (
            <ProblemAlert onRetry={() => void retry()}>{state.problem.message}</ProblemAlert>
          )}
          {isFirst && !state.problem && <ListLoading />}
          {!isFirst && rows.length === 0 && !hasMore && (
            <ListEmpty filtered={filter !== undefined} />
          )}
          {(rows.length > 0 || hasMore) && (
            <QueueList
              key={kept.key}
              handle={list}
              rows={rows}
              total={total}
              order={search.order ?? 'created'}
              words={search.q}
              query={query}
              place={kept.place}
              actions={does.rowActions}
              selection={selection}
              previewed={preview.shown}
              page={page}
              framed={framed}
              outdated={outdated}
              hasMore={hasMore}
              onNearEnd={state.problem || state.loadingMore ? undefined : kept.store.more}
              onMove={preview.follow}
              onSuccessor={(gone, successor) => {
                if (preview.shown === gone) preview.follow(successor);
              }}
            />
          )}
        </section>
        {preview.shown !== undefined && (
          <QueuePreview id={preview.shown} search={question} onClose={does.closePreview} />
        )}
      </div>
      <QueueNews
        question={kept.key}
        rows={rows}
        latest={kept.store.latest}
        // Not before the list is there: what it brings is no news.
        total={outdated || !state.list ? null : (facets?.total ?? null)}
      />
      <FieldMenu target={does.menu} onClose={does.closeMenu} />
    </div>
  );
}
