import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { TicketSearch } from '../../filter/ticket-search';
import { texts } from '../../texts/texts';
import { Moment } from '../../ui/moment';
import { LinkedText } from '../detail/linked-text';
import type { ReviewTicket } from './review-server';
import classes from './review-sheet.module.css';
import { reviewTexts } from './review-texts';

type Props = {
  ticket: ReviewTicket;
  search: TicketSearch;
  isJudged: boolean;
  onNext: () => void;
};

/** What is to be judged: the whole text. Has the focus whenever another ticket comes. */
export function ReviewSheet({ ticket, search, isJudged, onNext }: Props) {
  const { id, title, description, status, createdAt } = ticket;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(id);

  useEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    heading.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [id]);

  return (
    <article className={classes.sheet} aria-label={texts.ticket.named(id)}>
      <header className={classes.head}>
        <Link to="/tickets/$id" params={{ id }} search={search} className={classes.id}>
          #{id}
        </Link>
        <span>{texts.values.status[status]}</span>
        <Moment at={createdAt} />
      </header>
      {isJudged && (
        <div role="alert" className={classes.judged}>
          {reviewTexts.judgedElsewhere}
          <Button size="compact-xs" variant="default" onClick={onNext}>
            {reviewTexts.goOn}
          </Button>
        </div>
      )}
      <h2 ref={heading} tabIndex={-1} dir="auto" className={classes.title}>
        {title}
      </h2>
      <div className={classes.text}>
        <LinkedText>{description}</LinkedText>
      </div>
    </article>
  );
}
