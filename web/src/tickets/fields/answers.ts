import { useEffect, useEffectEvent } from 'react';

/** A ticket as the server answered a change of it. */
type Answered = { id: string; version: number };

const listeners = new Set<(ticket: Answered) => void>();

/** Tells everyone who shows tickets how one is after a change by hand, wherever on the page that was made. */
export function tellAnswer(ticket: Answered) {
  for (const listener of listeners) listener(ticket);
}

/** Hears of each ticket that was changed by hand and answered. */
export function useAnswers<T extends Answered>(onAnswer: (ticket: T) => void) {
  const hear = useEffectEvent(onAnswer);
  useEffect(() => {
    const listener = (ticket: Answered) => hear(ticket as T);
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }, []);
}
