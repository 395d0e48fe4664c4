import { useState } from 'react';

/** The value, or the last one there was while there is none: for numbers that would flicker otherwise. */
export function useLastKnown<T>(value: T | null): T | null {
  const [known, setKnown] = useState(value);
  if (value !== null && value !== known) setKnown(value);
  return value ?? known;
}
