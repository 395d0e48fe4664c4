import { Button } from '@mantine/core';
import { ANY_TICKET, type TicketSearch } from '../filter/ticket-search';
import { texts } from '../texts/texts';
import classes from './nothing.module.css';

type Props = {
  /** Whether there may be tickets that the filter leaves out. */
  filtered: boolean;
  onSearch: (change: TicketSearch) => void;
};

/** Stands where the charts would, when there is nothing to draw. */
export function Nothing({ filtered, onSearch }: Props) {
  return (
    <div className={classes.nothing}>
      <p>{filtered ? texts.stats.nothing : texts.stats.none}</p>
      {filtered && (
        <Button
          variant="default"
          onClick={() => {
            // This button goes with the filter; the focus must not go with it.
            document.getElementById('content')?.focus();
            onSearch(ANY_TICKET);
          }}
        >
          {texts.stats.clear}
        </Button>
      )}
    </div>
  );
}
