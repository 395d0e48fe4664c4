import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { readFragment } from 'gql.tada';
import { useRef } from 'react';
import type { FieldName } from '../../api/ticket-enums';
import type { TicketSearch } from '../../filter/ticket-search';
import { texts } from '../../texts/texts';
import type { FieldChange } from '../fields/field-change';
import { useChangeFields } from '../fields/use-change-fields';
import { type RowTicket, TicketRowFragment } from '../ticket-row';
import type { ListStore } from './list-store';
import { matchesFields } from './matches-fields';
import classes from './notes.module.css';

type Done = { row: RowTicket; before: FieldChange; store: ListStore<RowTicket> };

/** How many changes can be taken back, one after another. */
const REMEMBERED = 50;

/**
 * Changes one ticket of the list where it stands. When that takes it out of the list, a note says what it is now, with a
 * way back; when it is refused, a note says why, and the row is as before.
 */
export function useRowChanges(store: ListStore<RowTicket>, search: TicketSearch) {
  const changeFields = useChangeFields();
  const done = useRef<Done[]>([]);

  async function send({ row, store }: Omit<Done, 'before'>, change: FieldChange) {
    const { ticket, problem } = await changeFields(row.id, change);
    if (ticket) store.put({ ...row, ...readFragment(TicketRowFragment, ticket) });
    if (problem !== null) refuse(row.id, problem);
    return problem === null;
  }

  async function change(row: RowTicket, change: FieldChange) {
    const before = Object.fromEntries(
      Object.keys(change).map((field) => [field, row[field as FieldName]]),
    ) as FieldChange;
    const entry = { row, before, store };
    done.current = [...done.current, entry].slice(-REMEMBERED);
    const made = await send(entry, change);
    if (!made) done.current = done.current.filter((other) => other !== entry);
    else if (!matchesFields(search, { ...row, ...change })) {
      notifications.show({
        id: noteOf(row.id),
        role: 'status',
        message: (
          <span className={classes.note}>
            {texts.queue.changed(row.id, wordOf(change))}
            <Button size="compact-xs" variant="default" onClick={() => void undo(entry)}>
              {texts.queue.undo}
            </Button>
          </span>
        ),
      });
    }
  }

  async function undo(entry = done.current.at(-1)) {
    if (!entry || !done.current.includes(entry)) return;
    done.current = done.current.filter((other) => other !== entry);
    notifications.hide(noteOf(entry.row.id));
    if (await send(entry, entry.before)) {
      notifications.show({ role: 'status', message: texts.queue.undone(entry.row.id) });
    }
  }

  return { change: (row: RowTicket, field: FieldChange) => void change(row, field), undo };
}

function refuse(id: string, problem: string) {
  notifications.show({
    color: 'var(--fd-danger)',
    autoClose: false,
    message: texts.queue.refused(id, problem),
  });
}

const noteOf = (id: string) => `changed-${id}`;

function wordOf(change: FieldChange): string {
  const [[field, value] = []] = Object.entries(change);
  return (texts.values[field as FieldName] as Record<string, string>)[value ?? ''] ?? '';
}
