import { readFragment } from 'gql.tada';
import { useEffect, useRef } from 'react';
import type { FieldName } from '../../api/ticket-enums';
import type { TicketSearch } from '../../filter/ticket-search';
import { texts } from '../../texts/texts';
import { whenIdle } from '../../ui/when-idle';
import { shownNow } from '../fields/changes-underway';
import type { FieldChange } from '../fields/field-change';
import { useChangeFields } from '../fields/use-change-fields';
import { type RowTicket, TicketRowFragment } from '../ticket-row';
import type { BulkItem } from './bulk-job';
import type { ListStore } from './list-store';
import { matchesFields } from './matches-fields';
import { useBulkJob } from './use-bulk-job';

const rowNotes = () => import('./row-notes');

/** What was done, and how to take it back. */
type Done = { back: BulkItem[]; row: RowTicket | null; store: ListStore<RowTicket>; note: string };

/** How many changes can be taken back, one after another. */
const REMEMBERED = 50;

/**
 * Changes tickets of the list where they stand. When that takes one out of the list, a note says what it is now, with a
 * way back; when it is refused, a note says why, with a way to try again, and the row is as before.
 */
export function useRowChanges(store: ListStore<RowTicket>, search: TicketSearch) {
  const changeFields = useChangeFields();
  const job = useBulkJob();
  const done = useRef<Done[]>([]);
  // Fetched before there is anything to say, but not before the page.
  useEffect(() => whenIdle(rowNotes), []);

  function remember(entry: Done) {
    done.current = [...done.current, entry].slice(-REMEMBERED);
  }
  function forget(entry: Done) {
    done.current = done.current.filter((other) => other !== entry);
  }

  /** Sends a change; `again` is the way on when it is refused. Answers the row as it is then; null when it was refused. */
  async function send(
    row: RowTicket,
    store: ListStore<RowTicket>,
    change: FieldChange,
    again: () => void,
  ) {
    const { ticket, problem } = await changeFields(row.id, change);
    const now = ticket ? { ...row, ...readFragment(TicketRowFragment, ticket) } : row;
    if (ticket) store.put(now);
    if (problem === null) return now;
    refuse(row.id, problem, again);
    return null;
  }

  function latestOf(row: RowTicket): RowTicket {
    return store.state().list?.rows.find(({ id }) => id === row.id) ?? row;
  }

  async function changeRow(row: RowTicket, change: FieldChange) {
    const entry = { back: [backOf(row, change)], row, store, note: `changed-${row.id}` };
    remember(entry);
    const again = () => void changeRow(latestOf(row), change);
    const now = await send(row, store, change, again);
    if (!now) return forget(entry);
    // What became of the review, the answer says; of the field, the later hand does.
    const { needsReview } = now;
    if (matchesFields(search, { ...row, ...change, needsReview })) return;
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
    void rowNotes().then(({ takeAway }) => takeAway(entry.note));
    await takeBack(entry);
  }

  async function takeBack(entry: Done) {
    const { back, row, store } = entry;
    const [first] = back;
    if (row && first) {
      const again = () => void takeBack(entry);
      if (await send(row, store, first.change, again)) tell(entry.note, texts.queue.undone(row.id));
    } else if (await job.start(back, null)) {
      job.close();
      tell(entry.note, texts.queue.allUndone(back.length));
    }
  }

  return {
    change: (row: RowTicket, field: FieldChange) => void changeRow(row, field),
    changeMany: (ids: readonly string[], field: FieldChange) => void changeMany(ids, field),
    undo: () => void undo(),
  };
}

function backOf(row: RowTicket, change: FieldChange): BulkItem {
  // What was on the screen, also when the answer to an earlier choice is not here yet.
  const shown = shownNow(row);
  const fields = Object.keys(change) as FieldName[];
  return { id: row.id, change: Object.fromEntries(fields.map((field) => [field, shown[field]])) };
}

function tell(...note: Parameters<typeof import('./row-notes').tell>) {
  void rowNotes().then((notes) => notes.tell(...note));
}

function refuse(...note: Parameters<typeof import('./row-notes').refuse>) {
  void rowNotes().then((notes) => notes.refuse(...note));
}

function wordOf(change: FieldChange): string {
  const [[field, value] = []] = Object.entries(change);
  return (texts.values[field as FieldName] as Record<string, string>)[value ?? ''] ?? '';
}
