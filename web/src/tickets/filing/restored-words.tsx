import { ago } from '../../texts/format';
import { texts } from '../../texts/texts';
import { useNow } from '../../ui/now';

const MINUTE = 60_000;

/** Says that a draft is back, and how old it is. */
export function RestoredWords({ from }: { from: string }) {
  const now = useNow();
  const at = new Date(from);
  const fresh = !(now.getTime() - at.getTime() >= MINUTE);
  return <span>{fresh ? texts.filing.restoredNow : texts.filing.restored(ago(at, now))}</span>;
}
