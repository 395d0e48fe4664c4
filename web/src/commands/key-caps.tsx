import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import { texts } from '../texts/texts';

const IS_APPLE = /Mac|iPhone|iPad/.test(globalThis.navigator?.userAgent ?? '');
const NAMES: Record<string, string> = {
  $mod: IS_APPLE ? '⌘' : 'Ctrl',
  Alt: IS_APPLE ? '⌥' : 'Alt',
  Shift: '⇧',
  Escape: 'Esc',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Enter: '↵',
};

/** The keys of a command as they stand on the keyboard: `g q` as G then Q. */
export function KeyCaps({ keys }: { keys: string }) {
  return keys.split(' ').map((press, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a sequence may press one key twice, and never changes.
    <Fragment key={index}>
      {index > 0 && ` ${texts.commands.andThen} `}
      {press
        .replace('Shift+?', '?')
        .split('+')
        .map((part) => (
          <Kbd key={part}>{NAMES[part] ?? part.replace('Digit', '').toUpperCase()}</Kbd>
        ))}
    </Fragment>
  ));
}
