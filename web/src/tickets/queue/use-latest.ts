import { useLayoutEffect, useRef } from 'react';

/** The latest of a value for what runs later, such as a handler that must not change from drawing to drawing. */
export function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  });
  return latest;
}
