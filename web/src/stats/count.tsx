import type { TicketSearch } from '../filter/ticket-search';
import { whole } from '../texts/format';
import { Blank } from './blank';
import { QueueLink } from './queue-link';

type Props = {
  /** Null while it is not known. */
  count: number | null;
  /** Which tickets are counted. */
  search: TicketSearch;
  className?: string;
};

/** A count that leads to the tickets it counts. Nought leads nowhere. */
export function Count({ count, search, className }: Props) {
  if (count === null) return <Blank className={className} width={4} />;
  if (count === 0) return <span className={className}>{whole(count)}</span>;
  return (
    <QueueLink search={search} className={className}>
      {whole(count)}
    </QueueLink>
  );
}
