import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { TicketFilter } from '../../api/ticket-filter';
import { filterOf, type TicketSearch, utcDay } from '../../filter/ticket-search';
import { useNow } from '../../ui/now';
import { PageTitle } from '../../ui/page-title';
import { ProblemAlert } from '../../ui/problem-alert';
import { ReviewActions } from './review-actions';
import { ReviewEmpty } from './review-empty';
import { useReviewKeys } from './review-keys';
import classes from './review-page.module.css';
import { ReviewSheet } from './review-sheet';
import { ReviewSkeleton } from './review-skeleton';
import { reviewTexts } from './review-texts';
import { ReviewVerdict } from './review-verdict';
import { useReview } from './use-review';

type Props = {
  /** Which tickets; of these only those that need a review. */
  search: TicketSearch;
};

/** Judges one ticket after another, by keyboard alone: those of which triage was not sure. */
export function ReviewPage({ search }: Props) {
  const navigate = useNavigate();
  const today = utcDay(useNow());
  const key = JSON.stringify({ ...search, needsReview: true });
  const list = useMemo(() => JSON.parse(key) as TicketSearch, [key]);
  // The same words of another day are the same walk, unless they name days.
  const asked = JSON.stringify(filterOf(list, new Date(today)));
  const filter = useMemo(() => JSON.parse(asked) as TicketFilter, [asked]);
  const { store, state, said } = useReview(filter);
  const { left, at, ticket, verdict, isJudged, canUndo, problem, unread } = state;
  const words = reviewTexts;
  useReviewKeys(store, () => void navigate({ to: '/', search: list }));

  return (
    <div className={classes.page}>
      <PageTitle heading={words.heading}>
        <span className={classes.left}>{left === null ? '\u00a0' : words.left(left)}</span>
        <Link to="/" search={list} className={classes.queue}>
          {words.showTickets}
        </Link>
      </PageTitle>
      {problem && (
        <ProblemAlert onRetry={() => void store.refresh()}>{problem.message}</ProblemAlert>
      )}
      {left === null && !problem && <ReviewSkeleton label={words.loading} />}
      {left !== null && at === null && (
        <ReviewEmpty onUndo={canUndo ? () => void store.undo() : null} />
      )}
      {at !== null && unread && !ticket && (
        <ProblemAlert onRetry={store.reread}>{words.unread}</ProblemAlert>
      )}
      {at !== null && !ticket && !unread && <ReviewSkeleton label={words.loading} />}
      {ticket && verdict && (
        <div className={classes.parts}>
          <ReviewSheet ticket={ticket} search={list} isJudged={isJudged} onNext={store.skip} />
          <ReviewVerdict
            ticket={ticket}
            verdict={verdict}
            disabled={isJudged}
            onChoose={store.choose}
            onConfirm={store.confirm}
          >
            <ReviewActions store={store} canUndo={canUndo} isJudged={isJudged} />
          </ReviewVerdict>
        </div>
      )}
      <p role="status" className={classes.said}>
        {[said, ticket && left !== null ? words.shows(ticket.id, words.left(left)) : '']
          .filter(Boolean)
          .join(' ')}
      </p>
    </div>
  );
}
