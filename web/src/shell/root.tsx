import { ActionIcon } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Keyboard } from 'lucide-react';
import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useConnection } from '../api/use-connection';
import { useOpenSignal } from '../api/use-ticket-signal';
import { useCommands } from '../commands/commands';
import { Palette } from '../commands/palette';
import { useShortcuts } from '../commands/use-shortcuts';
import { texts } from '../texts/texts';
import { LiveBadge } from '../ui/live-badge';
import { PageFrame } from '../ui/page-frame';
import { SchemeSwitch } from '../ui/scheme-switch';
import { fetchPagesAhead, Notices, Outbox } from './pages';
import { UpgradeNotice } from './upgrade-notice';

const Shortcuts = lazy(async () => ({
  default: (await import('../commands/shortcuts')).Shortcuts,
}));

/** What every page stands in, and what works on every page. */
export function Root({ children }: { children: ReactNode }) {
  useOpenSignal();
  useShortcuts();
  const connection = useConnection();
  const navigate = useNavigate();
  const [help, setHelp] = useState(false);

  useEffect(fetchPagesAhead, []);

  useCommands([
    {
      label: texts.commands.goQueue,
      group: 'go',
      keys: ['g q'],
      run: () => void navigate({ to: '/' }),
    },
    {
      label: texts.commands.goStats,
      group: 'go',
      keys: ['g s'],
      run: () => void navigate({ to: '/stats' }),
    },
    {
      label: texts.commands.goNew,
      group: 'go',
      keys: ['n', 'g n'],
      run: () => void navigate({ to: '/new' }),
    },
    {
      label: texts.commands.help,
      group: 'view',
      keys: ['?', 'Shift+?'],
      run: () => setHelp(true),
    },
  ]);

  return (
    <PageFrame
      aside={
        <>
          <LiveBadge state={connection} />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={texts.commands.help}
            title={texts.commands.help}
            onClick={() => setHelp(true)}
          >
            <Keyboard size={16} aria-hidden />
          </ActionIcon>
          <SchemeSwitch />
        </>
      }
    >
      {children}
      <UpgradeNotice />
      <Palette />
      <Suspense>
        <Outbox />
        <Notices />
      </Suspense>
      {help && (
        <Suspense>
          <Shortcuts onClose={() => setHelp(false)} />
        </Suspense>
      )}
    </PageFrame>
  );
}
