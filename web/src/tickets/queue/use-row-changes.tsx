import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { readFragment } from 'gql.tada';
import { type ReactNode, useRef } from 'react';
import type { FieldName } from '../../api/ticket-enums';
import type { TicketSearch } from '../../filter/ticket-search';
import { texts } from '../../texts/texts';
import type { FieldChange } from '../fields/field-change';
import { useChangeFields } from '../fields/use-change-fields';
import { type RowTicket, TicketRowFragment } from '../ticket-row';
import type { BulkItem } from './bulk-job';
import type { ListStore } from './list-store';
import { matchesFields } from './matches-fields';
import classes from './notes.module.css';
import { useBulkJob } from './use-bulk-job';

/** What was done, and how to take it back. */
type Done = { back: BulkItem[]; row: RowTicket | null; store: ListStore<RowTicket>; note: string };

/** How many changes can be taken back, one after another. */
const REMEMBERED = 50;

/**
 * Changes tickets of the list where they stand. When that takes one out of the list, a note says what it is now, with a
 * way back; when it is refused, a note says why, and the row is as before.
 */
export function useRowChanges(store: ListStore<RowTicket>, search: TicketSearch) {
  const changeFields = useChangeFields();
  const job = useBulkJob();
  const done = useRef<Done[]>([]);

  function remember(entry: Done) {
    done.current = [...done.current, entry].slice(-REMEMBERED);
  }
  function forget(entry: Done) {
    done.current = done.current.filter((other) => other !== entry);
  }

  async function send(row: RowTicket, store: ListStore<RowTicket>, change: FieldChange) {
    const { ticket, problem } = await changeFields(row.id, change);
    if (ticket) store.put({ ...row, ...readFragment(TicketRowFragment, ticket) });
    if (problem !== null) refuse(row.id, problem);
    return problem === null;
  }

  async function change(row: RowTicket, change: FieldChange) {
    const entry = { back: [backOf(row, change)], row, store, note: `changed-${row.id}` };
    remember(entry);
    if (!(await send(row, store, change))) return forget(entry);
    if (matchesFields(search, { ...row, ...change })) return;
    tell(entry.note, texts.queue.changed(row.id, wordOf(change)), () => void undo(entry));
  }

  /** Changes many tickets at once. Those of the list can be taken back. */
  async function changeMany(ids: readonly string[], change: FieldChange) {
    const known = new Map(store.state().list?.rows.map((row) => [row.id, row]));
    const back = ids.flatMap((id) => {
      const row = known.get(id);
      return row ? [backOf(row, change)] : [];
    });
    const all = await job.start(
      ids.map((id) => ({ id, change })),
      change,
    );
    if (back.length === 0) return;
    const entry = { back, row: null, store, note: 'changed-many' };
    remember(entry);
    if (!all) return;
    job.close();
    const [[field] = []] = Object.entries(change);
    const name = texts.values.fields[field as FieldName];
    const said = texts.queue.bulk.changed(ids.length, name, wordOf(change));
    tell(entry.note, said, back.length === ids.length ? () => void undo(entry) : undefined);
  }

  async function undo(entry = done.current.at(-1)) {
    if (!entry || !done.current.includes(entry) || job.isBusy()) return;
    forget(entry);
    notifications.hide(entry.note);
    const { back, row, store } = entry;
    const [first] = back;
    if (row && first) {
      if (await send(row, store, first.change)) tell(entry.note, texts.queue.undone(row.id));
    } else if (await job.start(back, null)) {
      job.close();
      tell(entry.note, texts.queue.allUndone(back.length));
    }
  }

  return {
    change: (row: RowTicket, field: FieldChange) => void change(row, field),
    changeMany: (ids: readonly string[], field: FieldChange) => void changeMany(ids, field),
    undo: () => void undo(),
  };
}

function backOf(row: RowTicket, change: FieldChange): BulkItem {
  const fields = Object.keys(change) as FieldName[];
  return { id: row.id, change: Object.fromEntries(fields.map((field) => [field, row[field]])) };
}

const CLOSE = { 'aria-label': texts.shell.dismiss };

function tell(id: string, text: string, onUndo?: () => void) {
  const message: ReactNode = onUndo ? (
    <span className={classes.note}>
      {text}
      <Button size="compact-xs" variant="default" onClick={onUndo}>
        {texts.queue.undo}
      </Button>
    </span>
  ) : (
    text
  );
  notifications.hide(id);
  notifications.show({ id, role: 'status', message, closeButtonProps: CLOSE });
}

function refuse(id: string, problem: string) {
  notifications.show({
    color: 'var(--fd-danger)',
    autoClose: false,
    closeButtonProps: CLOSE,
    message: texts.queue.refused(id, problem),
  });
}

function wordOf(change: FieldChange): string {
  const [[field, value] = []] = Object.entries(change);
  return (texts.values[field as FieldName] as Record<string, string>)[value ?? ''] ?? '';
}
