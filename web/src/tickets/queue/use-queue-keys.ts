import type { RefObject } from 'react';
import type { FieldName } from '../../api/ticket-enums';
import { useCommands } from '../../commands/commands';
import { texts } from '../../texts/texts';
import type { RowTicket } from '../ticket-row';
import type { ListHandle } from './use-list-moves';

type Does = {
  list: RefObject<ListHandle | null>;
  search: () => void;
  open: (ticket: RowTicket) => void;
  page: (id: string) => void;
  preview: () => void;
  select: (id: string, range: boolean) => void;
  selectAll: () => void;
  escape: () => void;
  change: (field: FieldName) => void;
  undo: () => void;
};

/** The keys of the queue. Arrows, Home and End belong to the list alone; see there. */
export function useQueueKeys({ list, ...does }: Does) {
  const words = texts.queue.commands;
  const withCurrent = (run: (ticket: RowTicket) => void) => () => {
    const ticket = list.current?.current();
    if (ticket) run(ticket);
  };
  const field = (name: FieldName, key: string) => ({
    label: words.change[name],
    group: 'ticket' as const,
    keys: [key],
    run: () => does.change(name),
  });

  useCommands([
    { label: words.search, group: 'list', keys: ['/'], run: does.search },
    { label: words.next, group: 'list', keys: ['j'], run: () => list.current?.move(1) },
    { label: words.previous, group: 'list', keys: ['k'], run: () => list.current?.move(-1) },
    { label: words.first, group: 'list', keys: ['g g'], run: () => list.current?.toEnd('first') },
    {
      label: words.last,
      group: 'list',
      keys: ['Shift+g'],
      run: () => list.current?.toEnd('last'),
    },
    {
      label: words.select,
      group: 'list',
      keys: ['x'],
      run: withCurrent(({ id }) => does.select(id, false)),
    },
    {
      label: words.selectRange,
      group: 'list',
      keys: ['Shift+x'],
      keyOnly: true,
      run: withCurrent(({ id }) => does.select(id, true)),
    },
    { label: words.selectAll, group: 'list', keys: ['$mod+a'], run: does.selectAll },
    { label: words.escape, group: 'list', keys: ['Escape'], keyOnly: true, run: does.escape },
    // On the link of a row Enter follows the link, which does the same.
    {
      label: words.open,
      group: 'list',
      keys: ['Enter'],
      keyOnly: true,
      run: withCurrent(does.open),
    },
    {
      label: words.page,
      group: 'ticket',
      keys: ['o'],
      run: withCurrent(({ id }) => does.page(id)),
    },
    field('status', 's'),
    field('priority', 'p'),
    field('category', 'c'),
    { label: words.undo, group: 'ticket', keys: ['z'], run: does.undo },
    { label: words.preview, group: 'view', keys: ['v'], run: does.preview },
  ]);
}
