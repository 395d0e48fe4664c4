import { VisuallyHidden } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { texts } from '../../texts/texts';
import type { RowTicket } from '../ticket-row';

/** Milliseconds between two announcements: news are no reason to talk all the time. */
const QUIET_FOR = 10_000;

type Props = {
  /** Tells one question from another. */
  question: string;
  rows: readonly RowTicket[];
  /** How many match; null while that is not known. */
  total: number | null;
  /** When any ticket was changed last at the moment the list was last read. */
  latest: () => string | null;
};

/** Tells those who do not see the list how many it has, and when new tickets came: seldom, and all at once. */
export function QueueNews({ question, rows, total, latest }: Props) {
  const [said, setSaid] = useState('');
  const told = useRef({ question: '', since: '' });

  useEffect(() => {
    if (total === null || told.current.question === question) return;
    told.current = { question, since: momentOf(rows, latest()) };
    setSaid(texts.queue.found(total));
  }, [question, rows, total, latest]);

  const tellNews = useEffectEvent(() => {
    const { since } = told.current;
    if (told.current.question !== question) return;
    const count = rows.filter((row) => row.createdAt > since).length;
    told.current = { question, since: momentOf(rows, latest()) || since };
    if (count > 0) setSaid(texts.queue.came(count));
  });
  useEffect(() => {
    const timer = setInterval(() => tellNews(), QUIET_FOR);
    return () => clearInterval(timer);
  }, []);

  return <VisuallyHidden role="status">{said}</VisuallyHidden>;
}

/** Up to when all is told. Not the newest row alone: what comes with further pages may be newer, and is no news. */
function momentOf(rows: readonly RowTicket[], latest: string | null): string {
  return rows.reduce(
    (newest, { createdAt }) => (createdAt > newest ? createdAt : newest),
    latest ?? '',
  );
}
