import { useNavigate } from '@tanstack/react-router';
import type { ComponentProps, MouseEvent } from 'react';
import { type TicketSearch, ticketSearchOf } from '../filter/ticket-search';
import { stringifySearch } from '../ui/url-search';

/** The address of the queue with these tickets. */
export function queueHref(search: TicketSearch): string {
  return `/${stringifySearch(ticketSearchOf(search))}`;
}

/** Goes to the queue on a plain click and leaves every other kind of click to the browser. */
export function useFollowToQueue() {
  const navigate = useNavigate();
  return (event: MouseEvent, search: TicketSearch) => {
    const { altKey, button, ctrlKey, metaKey, shiftKey } = event;
    if (event.defaultPrevented || button !== 0 || altKey || ctrlKey || metaKey || shiftKey) return;
    event.preventDefault();
    void navigate({ to: '/', search: ticketSearchOf(search) });
  };
}

type Props = Omit<ComponentProps<'a'>, 'href' | 'onClick'> & {
  /** Which tickets the queue shows. */
  search: TicketSearch;
};

/**
 * A link to the queue with some of the tickets counted here. Lighter than the router's own, which watches the address:
 * the tables have hundreds.
 */
export function QueueLink({ search, ...rest }: Props) {
  const follow = useFollowToQueue();
  return <a {...rest} href={queueHref(search)} onClick={(event) => follow(event, search)} />;
}
