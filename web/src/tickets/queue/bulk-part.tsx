import { lazy, Suspense, useEffect } from 'react';
import type { QueueSearch } from '../queue-search';
import type { KeepFocus } from './keep-focus';
import { useBulkJob, useHasBulk } from './use-bulk-job';

const bulkPanel = () => import('./bulk-panel');
const BulkPanel = lazy(async () => ({ default: (await bulkPanel()).BulkPanel }));

type Props = {
  search: QueueSearch;
  /** It may be needed soon. */
  soon: boolean;
  keepFocus: KeepFocus;
};

/** The panel of a change of many tickets: fetched when some are selected, there when it has something to tell. */
export function BulkPart({ search, soon, keepFocus }: Props) {
  const has = useHasBulk(useBulkJob());
  useEffect(() => {
    // What cannot be fetched now is asked for again when it is needed.
    if (soon) bulkPanel().catch(() => {});
  }, [soon]);
  return <Suspense>{has && <BulkPanel search={search} keepFocus={keepFocus} />}</Suspense>;
}
