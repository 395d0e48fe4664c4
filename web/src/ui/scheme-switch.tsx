import { ActionIcon, type MantineColorScheme, useMantineColorScheme } from '@mantine/core';
import { Monitor, Moon, Sun } from 'lucide-react';
import { texts } from '../texts/texts';

const ICON = { auto: Monitor, light: Sun, dark: Moon } satisfies Record<
  MantineColorScheme,
  unknown
>;
const NEXT = { auto: 'light', light: 'dark', dark: 'auto' } as const;

/** Switches the colours: as the system, light, dark. */
export function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = ICON[colorScheme];
  const label = texts.shell.scheme.switchTo(texts.shell.scheme[colorScheme]);
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={label}
      title={label}
      onClick={() => setColorScheme(NEXT[colorScheme])}
    >
      <Icon size={16} aria-hidden />
    </ActionIcon>
  );
}
