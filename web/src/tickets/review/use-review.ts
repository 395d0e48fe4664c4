import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import type { TicketFilter } from '../../api/ticket-filter';
import { useTicketSignal } from '../../api/use-ticket-signal';
import { texts } from '../../texts/texts';
import { whenIdle } from '../../ui/when-idle';
import { reviewServer } from './review-server';
import { createReviewStore, type ReviewNews } from './review-store';
import { reviewTexts } from './review-texts';

const rowNotes = () => import('../queue/row-notes');

/**
 * A walk through the tickets that wait for a review, kept up to date. What could not be stored is said in a note, which
 * stays, with a way on, wherever one goes. `filter` must keep its identity.
 */
export function useReview(filter: TicketFilter | undefined) {
  const client = useClient();
  const [said, setSaid] = useState('');
  const store = useMemo(() => {
    return createReviewStore(reviewServer(client, filter), (news) => {
      if (news.kind === 'failed' || news.kind === 'conflict') note(news);
      else setSaid(wordsOf(news));
    });
  }, [client, filter]);
  const state = useSyncExternalStore(store.watch, store.state);

  useEffect(() => void store.refresh(), [store]);
  useEffect(() => whenIdle(rowNotes), []);
  useTicketSignal(store.refresh);

  return { store, state, said };
}

function note(news: Extract<ReviewNews, { kind: 'failed' | 'conflict' }>) {
  void rowNotes().then(({ refuse }) => {
    const { id } = news.ticket;
    if (news.kind === 'failed') refuse(id, news.problem, news.again);
    else refuse(id, reviewTexts.conflict, news.look, reviewTexts.look);
  });
}

function wordsOf(news: Exclude<ReviewNews, { kind: 'failed' | 'conflict' }>): string {
  if (news.kind === 'round') return reviewTexts.round;
  const { id } = news.ticket;
  if (news.kind === 'undone') return reviewTexts.undone(id);
  const { category, priority } = texts.values;
  const { verdict } = news;
  return reviewTexts.judged(id, `${category[verdict.category]}, ${priority[verdict.priority]}`);
}
