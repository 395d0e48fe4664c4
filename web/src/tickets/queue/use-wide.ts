import { useMediaQuery } from '@mantine/hooks';

const AT_ONCE = { getInitialValueInEffect: false };

/** Whether there is room for a ticket beside the list. */
export function useRoomBeside(): boolean {
  return useMediaQuery('(min-width: 75em)', false, AT_ONCE);
}

/** Whether the list is a window of its own; on a phone the page scrolls as a whole. */
export function useFramed(): boolean {
  return useMediaQuery('(min-width: 48em) and (min-height: 36em)', false, AT_ONCE);
}
