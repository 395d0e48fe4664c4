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
};

/** Tells those who do not see the list how many it has, and when new tickets came: seldom, and all at once. */
export function QueueNews({ question, rows, total }: Props) {
  const [said, setSaid] = useState('');
  const told = useRef({ question: '', newest: '' });

  useEffect(() => {
    if (total === null || told.current.question === question) return;
    told.current = { question, newest: newestOf(rows) };
    setSaid(texts.queue.found(total));
  }, [question, rows, total]);

  const tellNews = useEffectEvent(() => {
    const { newest } = told.current;
    if (told.current.question !== question) return;
    const count = rows.filter((row) => row.createdAt > newest).length;
    told.current = { question, newest: newestOf(rows) || newest };
    if (count > 0) setSaid(texts.queue.came(count));
  });
  useEffect(() => {
    const timer = setInterval(() => tellNews(), QUIET_FOR);
    return () => clearInterval(timer);
  }, []);

  return <VisuallyHidden role="status">{said}</VisuallyHidden>;
}

function newestOf(rows: readonly RowTicket[]): string {
  return rows.reduce((newest, { createdAt }) => (createdAt > newest ? createdAt : newest), '');
}
