import { Link } from '@tanstack/react-router';
import { texts } from '../../texts/texts';
import { CopyLink } from './copy-link';
import classes from './filed-link.module.css';
import type { Filed } from './filed-store';

/** A ticket that was just filed, with the way to it. */
export function FiledLink({ ticket }: { ticket: Filed }) {
  return (
    <span className={classes.filed}>
      <span className={classes.words}>{texts.filing.filed(ticket.id)}</span>
      <Link to="/tickets/$id" params={{ id: ticket.id }} dir="auto" className={classes.title}>
        {ticket.title}
      </Link>
      <CopyLink id={ticket.id} />
    </span>
  );
}
