import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type FragmentOf, readFragment } from 'gql.tada';
import { graphql } from '../gql/graphql';
import { Moment } from '../ui/moment';
import { type FieldChange, TicketFields, TicketFieldsFragment } from './ticket-fields';
import classes from './ticket-row.module.css';

/** What one row of the queue shows. */
export const TicketRowFragment = graphql(
  `
    fragment TicketRow_Ticket on Ticket {
      id
      title
      createdAt
      ...TicketFields_Ticket
    }
  `,
  [TicketFieldsFragment],
);

type Props = {
  ticket: FragmentOf<typeof TicketRowFragment>;
  /** Stores a change of the ticket with this id; answers the sentence to show when that failed. */
  onChange: (id: string, change: FieldChange) => Promise<string | null>;
};

/** One ticket in the queue. */
export function TicketRow({ ticket, onChange }: Props) {
  const row = readFragment(TicketRowFragment, ticket);
  return (
    <li className={classes.row} aria-label={`Ticket ${row.id}: ${row.title}`}>
      <Text component="span" className={classes.id}>
        #{row.id}
      </Text>
      <Link to="/tickets/$id" params={{ id: row.id }} className={classes.title}>
        {row.title}
      </Link>
      <span className={classes.time}>
        <Moment at={row.createdAt} />
      </span>
      <TicketFields ticket={row} onChange={(change) => onChange(row.id, change)} />
    </li>
  );
}
