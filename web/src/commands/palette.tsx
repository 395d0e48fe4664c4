import { type ComponentType, useCallback, useEffect, useRef, useState } from 'react';
import { texts } from '../texts/texts';
import { whenIdle } from '../ui/when-idle';
import { useCommands } from './commands';
import classes from './palette.module.css';
import type { PaletteDialogProps } from './palette-dialog';

const tellFailed = () => import('./tell-failed');

type Left = { before: Element | null; choice: (() => void) | undefined };

/**
 * Opens the command palette by its key, over everything. The palette itself is fetched when it is asked for first; what
 * is typed until it is there is not lost. When it closes the focus goes back to where it was, and then what was chosen
 * is done.
 */
export function Palette() {
  const [Dialog, setDialog] = useState<ComponentType<PaletteDialogProps> | null>(null);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  // Whether the palette has a field to type into, which it has some moments after it is there.
  const [ready, setReady] = useState(false);
  const onReady = useCallback(() => setReady(true), []);
  const before = useRef<Element | null>(null);
  const left = useRef<Left | null>(null);

  function close(choice?: () => void) {
    left.current = { before: before.current, choice };
    setOpen(false);
  }

  async function show() {
    before.current = document.activeElement;
    setTyped('');
    setReady(false);
    setOpen(true);
    if (Dialog) return;
    try {
      const { PaletteDialog } = await import('./palette-dialog');
      setDialog(() => PaletteDialog);
    } catch {
      close();
      const { tellPaletteFailed } = await tellFailed();
      tellPaletteFailed();
    }
  }

  // What says that something cannot be fetched cannot be fetched then.
  useEffect(() => whenIdle(tellFailed), []);

  useEffect(() => {
    if (open || !left.current) return;
    const { before: home, choice } = left.current;
    left.current = null;
    if (home instanceof HTMLElement && home.isConnected) home.focus({ preventScroll: true });
    choice?.();
  }, [open]);

  useCommands([
    {
      label: texts.commands.palette,
      group: 'view',
      keys: ['$mod+k'],
      everywhere: true,
      keyOnly: true,
      run: () => (open ? close() : void show()),
    },
  ]);

  if (!open) return null;
  return (
    <>
      {!ready && (
        <input
          ref={(input) => input?.focus()}
          className={classes.waiting}
          aria-label={texts.commands.palette}
          placeholder={texts.commands.palettePlaceholder}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
          }}
        />
      )}
      {Dialog && <Dialog typed={typed} onType={setTyped} onReady={onReady} onClose={close} />}
    </>
  );
}
