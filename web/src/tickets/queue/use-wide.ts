import { useMedia } from '../../ui/use-media';

/** Whether there is room for a ticket beside the list. */
export const useRoomBeside = () => useMedia('(min-width: 75em)');

/** Whether the list is a window of its own; on a phone the page scrolls as a whole. */
export const useFramed = () => useMedia('(min-width: 48em) and (min-height: 36em)');
