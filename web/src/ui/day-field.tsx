import { TextInput } from '@mantine/core';
import { useState } from 'react';

/** The earliest year a ticket can be of; what is before it is a year that is still being typed. */
const EARLIEST = '1970';

type Props = {
  label: string;
  /** The day chosen, as YYYY-MM-DD. */
  value: string | undefined;
  /** Hears of whole days only, and of none when the field is left empty. */
  onChange: (day: string | undefined) => void;
};

/** A day, typed or picked. While it is typed nothing is asked for and nothing moves. */
export function DayField({ label, value, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextInput
      size="xs"
      type="date"
      aria-label={label}
      value={typed ?? value ?? ''}
      onChange={(event) => {
        const day = event.currentTarget.value;
        setTyped(day);
        if (day >= EARLIEST) onChange(day);
      }}
      onBlur={() => {
        if (typed === '') onChange(undefined);
        setTyped(null);
      }}
    />
  );
}
