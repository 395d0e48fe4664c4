import { useEffect, useRef, useState } from 'react';

type Milliseconds = { after: number; atLeast: number };

/** Whether something holds, without flicker: not before it has held `after` milliseconds, and then `atLeast` so long. */
export function useSteady(holds: boolean, { after, atLeast }: Milliseconds): boolean {
  const [shown, setShown] = useState(false);
  const since = useRef(0);

  useEffect(() => {
    if (holds === shown) return;
    const rest = holds ? after : Math.max(0, since.current + atLeast - Date.now());
    const timer = setTimeout(() => {
      since.current = Date.now();
      setShown(holds);
    }, rest);
    return () => clearTimeout(timer);
  }, [holds, shown, after, atLeast]);

  return shown;
}
