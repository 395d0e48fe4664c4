import { ActionIcon, useMantineColorScheme } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { Keyboard } from 'lucide-react';
import { type ComponentType, type ReactNode, Suspense, useEffect, useState } from 'react';
import { useConnection } from '../api/use-connection';
import { useOpenSignal } from '../api/use-ticket-signal';
import { type Command, useCommands } from '../commands/commands';
import { Palette } from '../commands/palette';
import { useShortcuts } from '../commands/use-shortcuts';
import { texts } from '../texts/texts';
import { LiveBadge } from '../ui/live-badge';
import { PageFrame } from '../ui/page-frame';
import { ProblemAlert } from '../ui/problem-alert';
import { SchemeSwitch } from '../ui/scheme-switch';
import { fetchPagesAhead, fetchShortcuts, Notices, Outbox } from './pages';
import { UpgradeNotice } from './upgrade-notice';

const SCHEMES = ['auto', 'light', 'dark'] as const;

/** What every page stands in, and what works on every page. */
export function Root({ children }: { children: ReactNode }) {
  useOpenSignal();
  useShortcuts();
  const connection = useConnection();
  const navigate = useNavigate();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const [Help, setHelp] = useState<ComponentType<{ onClose: () => void }> | null>(null);
  const [helpFailed, setHelpFailed] = useState(false);

  async function showHelp() {
    const Shortcuts = await fetchShortcuts();
    setHelp(() => Shortcuts);
    setHelpFailed(Shortcuts === null);
  }

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
      label: texts.commands.goReview,
      group: 'go',
      keys: ['g r'],
      run: () => void navigate({ to: '/review' }),
    },
    {
      label: texts.commands.goNeedsReview,
      group: 'go',
      keys: [],
      run: () => void navigate({ to: '/', search: { needsReview: true } }),
    },
    {
      label: texts.commands.goTriage,
      group: 'go',
      keys: ['g t'],
      run: () => void navigate({ to: '/triage' }),
    },
    {
      label: texts.commands.goApi,
      group: 'go',
      keys: ['g a'],
      run: () => void navigate({ to: '/api' }),
    },
    {
      label: texts.commands.goPlayground,
      group: 'go',
      keys: [],
      run: () => location.assign('/graphiql'),
    },
    ...SCHEMES.filter((scheme) => scheme !== colorScheme).map(
      (scheme): Command => ({
        label: texts.commands.scheme(texts.shell.scheme[scheme]),
        group: 'view',
        keys: [],
        run: () => setColorScheme(scheme),
      }),
    ),
    {
      label: texts.commands.help,
      group: 'view',
      keys: ['?', 'Shift+?'],
      run: () => void showHelp(),
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
            onClick={() => void showHelp()}
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
      {Help && <Help onClose={() => setHelp(null)} />}
      {helpFailed && (
        <ProblemAlert onRetry={() => void showHelp()}>{texts.commands.helpFailed}</ProblemAlert>
      )}
    </PageFrame>
  );
}
