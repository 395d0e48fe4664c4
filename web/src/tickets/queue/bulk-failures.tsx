import { Button } from '@mantine/core';
import { texts } from '../../texts/texts';
import type { BulkFailure } from './bulk-job';
import classes from './bulk-panel.module.css';

/** How many are named; when thousands fail, they fail alike. */
const NAMED = 50;

type Props = {
  failures: readonly BulkFailure[];
  /** The query of the address, so that the page of a ticket knows the list. */
  query: string;
  /** Tries them again; left out while that cannot be. */
  onAgain?: () => void;
};

/** The tickets that were not changed, each with the reason. */
export function BulkFailures({ failures, query, onAgain }: Props) {
  const { bulk } = texts.queue;
  return (
    <div className={classes.failures}>
      <div className={classes.line}>
        <strong role="alert">{bulk.failed(failures.length)}</strong>
        {onAgain && (
          <Button size="compact-sm" variant="default" onClick={onAgain}>
            {bulk.again}
          </Button>
        )}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a mouse. */}
      <ul className={classes.list} tabIndex={0} aria-label={bulk.failed(failures.length)}>
        {failures.slice(0, NAMED).map(({ id, problem }) => (
          <li key={id}>
            <a href={`/tickets/${id}${query}`}>{bulk.ticket(id)}</a> · {problem}
          </li>
        ))}
        {failures.length > NAMED && <li>{bulk.andMore(failures.length - NAMED)}</li>}
      </ul>
    </div>
  );
}
