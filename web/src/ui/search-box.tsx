import { TextInput } from '@mantine/core';
import { Search } from 'lucide-react';
import { type Ref, useEffect, useEffectEvent, useState } from 'react';

const PAUSE = 300;

type Props = {
  label: string;
  placeholder: string;
  /** What is searched for at the moment, owned by the URL. */
  value: string;
  onSearch: (value: string) => void;
  /** The most characters that can be searched for. */
  maxLength: number;
  ref?: Ref<HTMLInputElement>;
  /** Takes the focus on from the field, where it goes nowhere otherwise. */
  onLeave?: () => void;
};

/** A search field that searches after a short pause, and follows when the searched words change from outside. */
export function SearchBox(props: Props) {
  const { label, placeholder, value, onSearch, maxLength, ref, onLeave } = props;
  const [box, setBox] = useState({ text: value, searched: value, seen: value });
  const search = useEffectEvent((text: string) => {
    setBox((now) => ({ ...now, searched: text }));
    onSearch(text);
  });

  // The back button or a link changed the words; our own search coming back is no news and must not undo later typing.
  if (box.seen !== value) {
    const text = value === box.searched ? box.text : value;
    setBox({ text, searched: value, seen: value });
  }

  useEffect(() => {
    if (box.text === box.searched) return;
    const timer = setTimeout(() => search(box.text), PAUSE);
    return () => clearTimeout(timer);
  }, [box.text, box.searched]);

  return (
    <TextInput
      ref={ref}
      type="search"
      maxLength={maxLength}
      leftSection={<Search size={14} aria-hidden />}
      aria-label={label}
      placeholder={placeholder}
      value={box.text}
      // Leaves the field for the keys that work outside of it.
      onKeyDown={(event) => {
        // The keys of a choice of characters are not ours.
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape' || (event.key === 'ArrowDown' && onLeave)) {
          // The words stay: the browser would clear them.
          event.preventDefault();
          event.currentTarget.blur();
          onLeave?.();
        }
        if (event.key === 'Enter') search(box.text);
      }}
      onChange={(event) => {
        const text = event.currentTarget.value;
        setBox((now) => ({ ...now, text }));
      }}
    />
  );
}
