import { lazy, Suspense, useEffect } from 'react';
import type { FieldName } from '../../api/ticket-enums';
import { whenIdle } from '../../ui/when-idle';
import type { FieldChange } from './field-change';

const openFieldMenu = () => import('./open-field-menu');
const OpenFieldMenu = lazy(async () => ({ default: (await openFieldMenu()).OpenFieldMenu }));

/** What the menu is open for. */
export type FieldMenuTarget = {
  field: FieldName;
  /** Where it opens. */
  anchor: HTMLElement;
  /** The value that is marked; null when there is none, as for many tickets. */
  value: string | null;
  /** What is changed, for those who do not see where the menu stands. */
  label: string;
  onChoose: (change: FieldChange) => void;
};

type Props = { target: FieldMenuTarget | null; onClose: () => void };

/**
 * The values of a field, to choose one. One menu serves a whole page, however many rows it has: it opens at the element
 * it is asked for. Arrows, first letters and the digits choose; the focus goes back to where it was.
 */
export function FieldMenu({ target, onClose }: Props) {
  // Fetched before it is wanted, but not before the page.
  useEffect(() => whenIdle(openFieldMenu), []);
  // A new target is a new menu, which remembers where the focus was when it opened.
  return (
    <Suspense>
      {target && (
        <OpenFieldMenu key={`${target.field} ${target.label}`} target={target} onClose={onClose} />
      )}
    </Suspense>
  );
}
