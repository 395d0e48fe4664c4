import { useEffect, useEffectEvent, useRef, useState } from 'react';

const PAUSE = 800;

type Text = { title: string; description: string };

type State<T> = {
  phase: 'idle' | 'thinking' | 'unavailable';
  /** The text that was asked about last; null when it should be asked again. */
  asked: string | null;
  suggestion: T | null;
  /** The text that the suggestion is about. */
  about: string | null;
};

/** A suggestion for a text, with what is known about it at the moment. */
export type Suggested<T> = {
  suggestion: T | null;
  /** The text has gone on since the suggestion was made. */
  outdated: boolean;
  thinking: boolean;
  unavailable: boolean;
  /** Asks at once instead of after the pause. */
  askNow: () => void;
};

/**
 * Keeps a suggestion for a text that is being written: asks when typing stops, drops answers to an earlier text, and
 * never fails. A suggestion stays, marked as outdated, until the next one is there. `ask` answers null when no
 * suggestion can be had.
 */
export function useSuggestion<T>(
  ask: (text: Text) => Promise<T | null>,
  title: string,
  description: string,
): Suggested<T> {
  const [state, setState] = useState<State<T>>({
    phase: 'idle',
    asked: null,
    suggestion: null,
    about: null,
  });
  const key = JSON.stringify([title.trim(), description.trim()]);
  const current = useRef(key);
  const blank = description.trim() === '';
  const known = state.suggestion !== null && state.about === key;

  async function askNow() {
    if (blank || known || state.asked === key) return;
    setState((before) => ({ ...before, phase: 'thinking', asked: key }));
    const suggestion = await ask({ title, description });
    setState((before) => {
      if (before.asked !== key) return before;
      // The text went on meanwhile: forget the answer and that we asked, since the text may come back to this.
      if (current.current !== key) return { ...before, phase: 'idle', asked: null };
      if (!suggestion) return { ...before, phase: 'unavailable', asked: null };
      return { phase: 'idle', asked: key, suggestion, about: key };
    });
  }

  const onPause = useEffectEvent(askNow);

  useEffect(() => {
    current.current = key;
    if (blank) return;
    const timer = setTimeout(() => void onPause(), PAUSE);
    return () => clearTimeout(timer);
  }, [key, blank]);

  return {
    suggestion: blank ? null : state.suggestion,
    outdated: !blank && state.suggestion !== null && !known,
    thinking: !blank && !known && state.phase === 'thinking',
    unavailable: !blank && !known && state.phase === 'unavailable',
    askNow: () => void askNow(),
  };
}
