import { ActionIcon } from '@mantine/core';
import { X } from 'lucide-react';
import { lazy, Suspense, useEffect } from 'react';
import { texts } from '../../texts/texts';
import { Label } from '../../ui/label';
import { whenIdle } from '../../ui/when-idle';
import type { QueueSearch } from '../queue-search';
import classes from './queue-preview.module.css';

const ticketDetail = () => import('../ticket-detail');
const TicketDetail = lazy(async () => ({ default: (await ticketDetail()).TicketDetail }));

/** Fetches what the preview shows before it is opened, but not before the page. */
export function usePreviewAhead() {
  useEffect(() => whenIdle(ticketDetail), []);
}

type Props = {
  id: string;
  search: QueueSearch;
  onClose: () => void;
};

/** One ticket beside the list. */
export function QueuePreview({ id, search, onClose }: Props) {
  const label = texts.queue.closePreview;
  return (
    <aside aria-label={texts.queue.preview(id)} className={classes.preview}>
      <div className={classes.head}>
        <Label>{texts.queue.previewTitle}</Label>
        <ActionIcon
          size="sm"
          variant="subtle"
          color="gray"
          aria-label={label}
          title={label}
          onClick={onClose}
        >
          <X size={16} aria-hidden />
        </ActionIcon>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long text scrolls without a mouse, too. */}
      <section className={classes.body} tabIndex={0} aria-label={texts.queue.previewText}>
        <Suspense>
          <TicketDetail id={id} search={search} variant="pane" />
        </Suspense>
      </section>
    </aside>
  );
}
