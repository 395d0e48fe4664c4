import { texts } from '../../texts/texts';
import { Panel } from '../../ui/panel';
import { useCell } from './cell';
import classes from './filed-before.module.css';
import { FiledLink } from './filed-link';
import type { FiledStore } from './filed-store';

/** What was filed in this sitting before the last ticket, which is told of at the top. */
export function FiledBefore({ filed }: { filed: FiledStore }) {
  const [, ...before] = useCell(filed.cell);
  if (before.length === 0) return null;
  return (
    <Panel title={texts.filing.filedBefore}>
      <ul className={classes.list}>
        {before.map((ticket) => (
          <li key={ticket.id}>
            <FiledLink ticket={ticket} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
