import { SegmentedControl } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ChartNoAxesColumn, Download, ListChecks } from 'lucide-react';
import { exportHref } from '../../api/export-href';
import type { TicketFilter } from '../../api/ticket-filter';
import { ticketSearchOf } from '../../filter/ticket-search';
import { texts } from '../../texts/texts';
import { optionsOf } from '../../ui/options';
import { PageTitle } from '../../ui/page-title';
import { orderOf } from '../list-order';
import { QUEUE_ORDERS, type QueueSearch } from '../queue-search';
import classes from './list-head.module.css';
import type { ListOrder } from './list-places';

type Props = {
  search: QueueSearch;
  filter: TicketFilter | undefined;
  onSearch: (change: QueueSearch) => void;
  total: number | null;
  /** Something else stands in its place at the moment. */
  covered: boolean;
};

/** The title block of the list: what it is, how many, in which order. */
export function ListHead({ search, filter, onSearch, total, covered }: Props) {
  const { order } = texts.queue;
  return (
    <div className={classes.head} data-review={search.needsReview}>
      <PageTitle heading={texts.queue.heading}>
        {/* Its room is there before the number is. */}
        <span className={classes.count}>
          {total === null ? '\u00a0' : texts.queue.tickets(total)}
        </span>
      </PageTitle>
      <div className={classes.controls} inert={covered}>
        <SegmentedControl<ListOrder>
          size="xs"
          className={classes.order}
          classNames={{ label: classes.orderLabel }}
          aria-label={order.label}
          data={optionsOf(order.values)}
          value={search.order ?? 'created'}
          onChange={(value) => onSearch({ order: QUEUE_ORDERS.find((each) => each === value) })}
        />
        {search.needsReview && (
          <Link
            to="/review"
            search={ticketSearchOf(search)}
            className={classes.statistics}
            aria-label={texts.queue.review}
          >
            <ListChecks size={16} aria-hidden />
            <span className={classes.words}>{texts.queue.review}</span>
          </Link>
        )}
        <Link
          to="/stats"
          search={ticketSearchOf(search)}
          className={classes.statistics}
          aria-label={texts.queue.statistics}
        >
          <ChartNoAxesColumn size={16} aria-hidden />
          <span className={classes.words}>{texts.queue.statistics}</span>
        </Link>
        {/* A file, no page of the app. */}
        <a
          href={exportHref('tickets', { filter, orderBy: orderOf(search) })}
          download
          className={classes.export}
          aria-label={texts.queue.exportCsv}
          title={texts.queue.exportCsv}
        >
          <Download size={16} aria-hidden />
        </a>
      </div>
    </div>
  );
}
