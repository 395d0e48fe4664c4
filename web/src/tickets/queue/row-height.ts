import { useMemo } from 'react';
import { useMedia } from '../../ui/use-media';

/** The height of a row in pixels, as the tokens say it for this width. */
export function useRowHeight(): number {
  const oneLine = useMedia('(min-width: 48em)');
  return useMemo(() => {
    const name = oneLine ? '--fd-row' : '--fd-row-phone';
    const token = getComputedStyle(document.documentElement).getPropertyValue(name);
    return Number.parseFloat(token) || 44;
  }, [oneLine]);
}
