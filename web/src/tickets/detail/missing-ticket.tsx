import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { texts } from '../../texts/texts';
import type { QueueSearch } from '../queue-search';
import type { DetailVariant } from '../ticket-detail';
import classes from './ticket-sheet.module.css';

type Props = { id: string; search: QueueSearch; variant: DetailVariant };

/** Says that there is no such ticket, and leads back. */
export function MissingTicket({ id, search, variant }: Props) {
  const Heading = variant === 'page' ? 'h1' : 'h2';
  return (
    <div className={classes.missing}>
      <Heading className={classes.title}>{texts.ticket.missing(id)}</Heading>
      <p>{texts.ticket.missingDetail}</p>
      {variant === 'page' && (
        <Anchor renderRoot={(props) => <Link to="/" search={search} {...props} />}>
          {texts.ticket.goBack}
        </Anchor>
      )}
    </div>
  );
}
