import { type FragmentOf, readFragment } from 'gql.tada';
import type { ReactNode } from 'react';
import type { TicketSearch } from '../filter/ticket-search';
import { graphql } from '../gql/graphql';
import { smallPercent, span, tenths, whole } from '../texts/format';
import { texts } from '../texts/texts';
import { Label } from '../ui/label';
import { Blank } from './blank';
import { Count } from './count';
import classes from './figures.module.css';

/** The figures at the top of the statistics. */
export const FiguresFragment = graphql(`
  fragment Figures_TicketStats on TicketStats {
    total
    open
    averagePerDay
    averageResolutionSeconds
    byStatus {
      status
      count
    }
  }
`);

type Props = {
  /** Null while they are not known. */
  stats: FragmentOf<typeof FiguresFragment> | null;
  search: TicketSearch;
};

/** How many, how many open, how many a day, and how long it takes: the title block of the page. */
export function Figures({ stats, search }: Props) {
  const known = stats && readFragment(FiguresFragment, stats);
  const words = texts.stats.figures;
  const resolved = known?.byStatus
    .filter(({ status }) => status === 'RESOLVED' || status === 'CLOSED')
    .reduce((sum, { count }) => sum + count, 0);
  const filtered = Object.keys(search).length > 0;
  // Of the open ones when others are meant, too: whoever chose a status sees how many of those are open.
  const open: TicketSearch = { ...search, status: ['OPEN'] };

  return (
    <dl className={classes.figures}>
      <Figure name={words.total} note={filtered ? words.totalNote : words.totalNoteAll}>
        <Count count={known ? known.total : null} search={search} />
      </Figure>
      <Figure
        name={words.open}
        note={
          known && words.openNote(smallPercent(known.total === 0 ? 0 : known.open / known.total))
        }
      >
        <Count count={known ? known.open : null} search={open} />
      </Figure>
      <Figure name={words.perDay} note={words.perDayNote}>
        {known ? tenths(known.averagePerDay) : <Blank width={4} />}
      </Figure>
      <Figure
        name={words.resolution}
        note={
          known &&
          (known.averageResolutionSeconds === null
            ? words.unresolvedNote
            : words.resolutionNote(resolved ?? 0, whole(resolved ?? 0)))
        }
      >
        {!known && <Blank width={4} />}
        {known &&
          (known.averageResolutionSeconds === null
            ? words.unresolved
            : span(known.averageResolutionSeconds))}
      </Figure>
    </dl>
  );
}

type FigureProps = { name: string; note: string | null; children: ReactNode };

/** One number with its name, and what it is to be read with. */
export function Figure({ name, note, children }: FigureProps) {
  return (
    <div className={classes.figure}>
      <dt>
        <Label>{name}</Label>
      </dt>
      <dd className={classes.value}>{children}</dd>
      <dd className={classes.note}>{note ?? <Blank width={10} />}</dd>
    </div>
  );
}
