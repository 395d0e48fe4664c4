import { useEffect, useRef } from 'react';
import type { OnSearch, QueueSearch } from '../queue-search';
import { useRoomBeside } from './use-wide';

/** Milliseconds of rest on a row before the preview follows: whoever runs through the list reads nothing in between. */
const FOLLOWS_AFTER = 150;

/** The ticket beside the list. It is there exactly when the address names one and there is room. */
export function usePreview(search: QueueSearch, onSearch: OnSearch) {
  const room = useRoomBeside();
  const shown = room ? search.at : undefined;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);

  return {
    room,
    shown,
    show: (id: string) => {
      clearTimeout(timer.current);
      // Opening it is a step that the back button takes back; what is looked at in it is none.
      onSearch({ at: id }, { replace: shown !== undefined });
    },
    follow: (id: string) => {
      clearTimeout(timer.current);
      if (shown === undefined || shown === id) return;
      timer.current = setTimeout(() => onSearch({ at: id }, { replace: true }), FOLLOWS_AFTER);
    },
    close: () => {
      clearTimeout(timer.current);
      onSearch({ at: undefined }, { replace: true });
    },
  };
}
