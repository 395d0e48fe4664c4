import { NativeSelect, Text } from '@mantine/core';
import { type FragmentOf, readFragment } from 'gql.tada';
import { useState } from 'react';
import type { TicketCategory, TicketPriority, TicketStatus } from '../api/ticket-enums';
import { graphql } from '../gql/graphql';
import { texts } from '../texts/texts';
import { optionsOf } from '../ui/options';
import classes from './ticket-fields.module.css';

/** What the three in-place fields show. */
export const TicketFieldsFragment = graphql(`
  fragment TicketFields_Ticket on Ticket {
    id
    category
    priority
    status
  }
`);

/** A change of one field by hand. */
export type FieldChange = {
  category?: TicketCategory;
  priority?: TicketPriority;
  status?: TicketStatus;
};

type Props = {
  ticket: FragmentOf<typeof TicketFieldsFragment>;
  /** Stores the change and answers the sentence to show when that was not possible. */
  onChange: (change: FieldChange) => Promise<string | null>;
};

/** Category, priority and status of a ticket, each changed where it stands. */
export function TicketFields({ ticket, onChange }: Props) {
  const { id, ...stored } = readFragment(TicketFieldsFragment, ticket);
  // What is on its way to the server is shown as chosen, the last choice above all; the answer decides what stays.
  const [underway, setUnderway] = useState<FieldChange[]>([]);
  const [problem, setProblem] = useState<string | null>(null);
  const shown: typeof stored = Object.assign({}, stored, ...underway);

  async function change(field: FieldChange) {
    setUnderway((earlier) => [...earlier, field]);
    setProblem(null);
    const failure = await onChange(field);
    // A success takes no failure back: that may have been another field's.
    if (failure) setProblem(failure);
    setUnderway((all) => all.filter((other) => other !== field));
  }

  return (
    <div className={classes.fields}>
      <NativeSelect
        size="xs"
        aria-label={`Category of ticket ${id}`}
        data={optionsOf(texts.values.category)}
        rightSectionWidth={20}
        value={shown.category}
        onChange={(event) => change({ category: event.currentTarget.value as TicketCategory })}
      />
      <NativeSelect
        size="xs"
        aria-label={`Priority of ticket ${id}`}
        data={optionsOf(texts.values.priority)}
        value={shown.priority}
        leftSection={<span className={classes.dot} data-priority={shown.priority} />}
        leftSectionWidth={22}
        rightSectionWidth={20}
        onChange={(event) => change({ priority: event.currentTarget.value as TicketPriority })}
      />
      <NativeSelect
        size="xs"
        aria-label={`Status of ticket ${id}`}
        data={optionsOf(texts.values.status)}
        value={shown.status}
        leftSection={<span className={classes.dot} data-status={shown.status} />}
        leftSectionWidth={22}
        rightSectionWidth={20}
        onChange={(event) => change({ status: event.currentTarget.value as TicketStatus })}
      />
      {problem && (
        <Text role="alert" size="sm" c="var(--mantine-color-error)" className={classes.problem}>
          {problem}
        </Text>
      )}
    </div>
  );
}
