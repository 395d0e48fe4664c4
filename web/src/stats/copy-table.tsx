import { texts } from '../texts/texts';
import { CopyButton } from '../ui/copy-button';
import { tabSeparated } from './tab-separated';

type Props = {
  /** What the table is called. */
  table: string;
  /** The head and the rows; null while there are none. */
  rows: (() => (string | number)[][]) | null;
};

/** Copies a table for use elsewhere. */
export function CopyTable({ table, rows }: Props) {
  return (
    <CopyButton label={texts.stats.copyTable(table)} text={rows && (() => tabSeparated(rows()))} />
  );
}
