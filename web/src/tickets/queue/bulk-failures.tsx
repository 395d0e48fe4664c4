import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { texts } from '../../texts/texts';
import type { QueueSearch } from '../queue-search';
import type { BulkFailure } from './bulk-job';
import classes from './bulk-panel.module.css';

/** How many are named; when thousands fail, they fail alike. */
const NAMED = 50;

type Props = {
  failures: readonly BulkFailure[];
  /** The list, for the links. */
  search: QueueSearch;
  /** Tries them again; left out while that cannot be. */
  onAgain?: () => void;
};

/** The tickets that were not changed, each with the reason. */
export function BulkFailures({ failures, search, onAgain }: Props) {
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
            <Link to="/tickets/$id" params={{ id }} search={search}>
              {bulk.ticket(id)}
            </Link>{' '}
            · {problem}
          </li>
        ))}
        {failures.length > NAMED && <li>{bulk.andMore(failures.length - NAMED)}</li>}
      </ul>
    </div>
  );
}
