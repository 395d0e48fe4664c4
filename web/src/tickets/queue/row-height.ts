import { useMediaQuery } from '@mantine/hooks';

/** Where a row is one line. */
const ONE_LINE = '(min-width: 48em)';

/** The height of a row in pixels, as the tokens say it for this width. */
export function useRowHeight(): number {
  const oneLine = useMediaQuery(ONE_LINE, true, { getInitialValueInEffect: false });
  const name = oneLine ? '--fd-row' : '--fd-row-phone';
  const token = getComputedStyle(document.documentElement).getPropertyValue(name);
  return Number.parseFloat(token) || (oneLine ? 44 : 84);
}
