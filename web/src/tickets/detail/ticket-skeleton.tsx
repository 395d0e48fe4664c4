import { Skeleton, VisuallyHidden } from '@mantine/core';
import { texts } from '../../texts/texts';
import type { DetailVariant } from '../ticket-detail';
import classes from './ticket-sheet.module.css';
import { EmptyTitleBlock } from './title-block';

const LINES = ['100%', '94%', '98%', '62%'];

/** A ticket that is on its way: the sheet with nothing on it. */
export function TicketSkeleton({ id, variant }: { id: string; variant: DetailVariant }) {
  const Heading = variant === 'page' ? 'h1' : 'h2';
  return (
    <article className={classes.sheet} aria-busy aria-label={texts.ticket.named(id)}>
      <header className={classes.head}>
        <span className={classes.id}>#{id}</span>
      </header>
      <Heading className={classes.title}>
        <VisuallyHidden>{texts.ticket.loading(id)}</VisuallyHidden>
        <Skeleton component="span" display="block" h="1.3em" w="60%" />
      </Heading>
      <div className={classes.block}>
        <EmptyTitleBlock>
          <Skeleton h={12} w={72} />
        </EmptyTitleBlock>
      </div>
      <div className={classes.text}>
        {LINES.map((width) => (
          <Skeleton key={width} h="0.8em" my="0.4em" w={width} />
        ))}
      </div>
    </article>
  );
}
