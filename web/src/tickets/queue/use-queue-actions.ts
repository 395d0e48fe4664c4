import { useNavigate } from '@tanstack/react-router';
import { type RefObject, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { useClient } from 'urql';
import type { FieldName } from '../../api/ticket-enums';
import type { TicketFilter } from '../../api/ticket-filter';
import { texts } from '../../texts/texts';
import { shownNow } from '../fields/changes-underway';
import type { FieldChange } from '../fields/field-change';
import type { FieldMenuTarget } from '../fields/field-menu';
import type { OnSearch, QueueSearch } from '../queue-search';
import type { RowActions, RowTicket } from '../ticket-row';
import { keepFocusIn } from './keep-focus';
import { selectedCount } from './selection';
import { collectIds, useBulkJob } from './use-bulk-job';
import { useLatest } from './use-latest';
import type { ListHandle } from './use-list-moves';
import { usePreview } from './use-preview';
import { useRowChanges } from './use-row-changes';
import { useSelection } from './use-selection';
import type { ShownList } from './use-ticket-list';

type Options = {
  search: QueueSearch;
  filter: TicketFilter | undefined;
  onSearch: OnSearch;
  shown: ShownList;
  total: number | null;
  list: RefObject<ListHandle | null>;
};

/** What can be done in the queue: by rows, by keys, by the bar of the selection. */
export function useQueueActions({ search, filter, onSearch, shown, total, list }: Options) {
  const client = useClient();
  const navigate = useNavigate();
  const job = useBulkJob();
  const { rows, kept } = shown;
  const [menu, setMenu] = useState<FieldMenuTarget | null>(null);
  const preview = usePreview(search, onSearch);
  const changes = useRowChanges(kept.store, search);
  const { selection, elsewhere, act } = useSelection(kept.key, rows);
  const count = selectedCount(selection, total ?? 0);
  const keepFocus = keepFocusIn(list);

  function page(id: string) {
    void navigate({ to: '/tickets/$id', params: { id }, search: { ...search, at: undefined } });
  }

  /** Shows a ticket where there is room for it; the second time, on its own page. */
  function open({ id }: RowTicket) {
    if (preview.room && preview.shown !== id) preview.show(id);
    else page(id);
  }

  function selectRow(id: string, range: boolean) {
    if (range) act({ type: 'range', id, ids: rows.map((row) => row.id) });
    else act({ type: 'toggle', id });
  }

  function changeSelected(change: FieldChange) {
    const [first] = selection.ids;
    const single = !selection.all && selection.ids.size === 1;
    const row = single ? rows.find(({ id }) => id === first) : undefined;
    keepFocus(() => act({ type: 'clear' }));
    // One ticket is changed as any other, with a way back.
    if (row) changes.change(row, change);
    else if (selection.all) void job.collect(collectIds(client, filter), selection.ids, change);
    else changes.changeMany([...selection.ids], change);
  }

  function openRowMenu(ticket: RowTicket, field: FieldName, anchor: HTMLElement) {
    setMenu({
      field,
      anchor,
      value: ticket[field],
      label: texts.ticket.changeOf(texts.values.fields[field], ticket.id),
      onChoose: (change) => changes.change(ticket, change),
    });
  }

  function openBulkMenu(field: FieldName, anchor: HTMLElement) {
    setMenu({
      field,
      anchor,
      value: null,
      label: texts.queue.selection.changeOf(texts.values.fields[field], count),
      onChoose: changeSelected,
    });
  }

  /** Opens the menu of a field, for the selection or else for the row that keys mean. */
  function change(field: FieldName) {
    const bulk = document.querySelector<HTMLButtonElement>(`[data-bulk="${field}"]`);
    if (bulk) return bulk.disabled ? undefined : openBulkMenu(field, bulk);
    // The row comes into sight and has the focus before the menu opens, which gives the focus back to it.
    flushSync(() => list.current?.focus());
    const ticket = list.current?.current();
    const anchor = ticket && list.current?.anchor(ticket.id, field);
    if (anchor) openRowMenu(shownNow(ticket), field, anchor);
  }

  function closePreview() {
    if (preview.shown === undefined) return;
    preview.close();
    list.current?.focus();
  }

  function leave() {
    if (count > 0) keepFocus(() => act({ type: 'clear' }));
    else closePreview();
  }

  const latest = useLatest({ open, page, selectRow, openRowMenu });
  const rowActions = useMemo<Omit<RowActions, 'onFocus'>>(
    () => ({
      onFollow: (ticket, event) => {
        // With these the browser opens another tab or window.
        if (event.ctrlKey || event.metaKey || event.altKey || event.button !== 0) return;
        event.preventDefault();
        if (event.shiftKey) latest.current.selectRow(ticket.id, true);
        // The second click of a double one is that; only Enter means the second time by itself.
        else if (event.detail < 2) latest.current.open(ticket);
      },
      onPage: (id) => latest.current.page(id),
      onSelect: (id, range) => latest.current.selectRow(id, range),
      onMenu: (...of) => latest.current.openRowMenu(...of),
    }),
    [latest],
  );

  return {
    menu,
    closeMenu: () => setMenu(null),
    preview,
    closePreview,
    keepFocus,
    selection,
    elsewhere,
    count,
    act,
    openBulkMenu,
    rowActions,
    keys: {
      list,
      open,
      page,
      preview: () => {
        const ticket = list.current?.current();
        if (preview.shown !== undefined) preview.close();
        else if (ticket) open(ticket);
      },
      select: selectRow,
      selectAll: () => act({ type: 'add', ids: rows.map(({ id }) => id) }),
      escape: leave,
      change,
      undo: changes.undo,
    },
  };
}
