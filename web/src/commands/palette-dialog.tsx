import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { useNavigate } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useCallback, useId, useState } from 'react';
import { texts } from '../texts/texts';
import { useAllCommands } from './commands';
import { KeyCaps } from './key-caps';
import classes from './palette.module.css';
import { type PaletteItem, paletteGroups } from './palette-items';
import { PaletteList } from './palette-list';
import { useFoundTickets } from './use-found-tickets';

/** The server's limit for what is searched for, in characters. */
const MOST_TYPED = 200;

/** What the palette is opened with. */
export type PaletteDialogProps = {
  /** What is typed; it may have been before the palette was there. */
  typed: string;
  onType: (typed: string) => void;
  /** Tells that its field has the focus. */
  onReady: () => void;
  /** Closes it, and does what was chosen. */
  onClose: (choice?: () => void) => void;
};

function openSpotlight() {
  const [store, spotlight] = createSpotlight();
  spotlight.open();
  return store;
}

/**
 * The command palette: everything that can be done here, tickets by number and by words. The library gives the dialog
 * and the field; the choices are a list of ours, so that the one chosen is also told to who does not see it.
 */
export function PaletteDialog({ typed, onType, onReady, onClose }: PaletteDialogProps) {
  const [store] = useState(openSpotlight);
  const [active, setActive] = useState(0);
  const navigate = useNavigate();
  const listId = useId();
  const groups = paletteGroups(typed, useAllCommands(), useFoundTickets(typed), {
    openTicket: (id) => void navigate({ to: '/tickets/$id', params: { id } }),
    searchFor: (q) => void navigate({ to: '/', search: { q } }),
  });
  const items = groups.flatMap((group) => group.items);
  const chosen = items[Math.min(active, items.length - 1)];
  const idOf = (item: PaletteItem) => `${listId}-${item.id}`;

  const takeFocus = useCallback(
    (field: HTMLInputElement | null) => {
      if (!field) return;
      field.focus();
      onReady();
    },
    [onReady],
  );

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      const from = chosen ? items.indexOf(chosen) : 0;
      setActive((from + step + items.length) % items.length);
    } else if (event.key === 'Enter' && chosen) {
      event.preventDefault();
      onClose(chosen.run);
    }
  }

  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      onSpotlightClose={onClose}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35, transitionProps: { duration: 0 } }}
      classNames={{ content: classes.dialog }}
      attributes={{ content: { 'aria-label': texts.commands.palette } }}
    >
      <Spotlight.Search
        ref={takeFocus}
        classNames={{ input: classes.field }}
        leftSection={<Search size={16} aria-hidden />}
        role="combobox"
        aria-label={texts.commands.palette}
        aria-expanded
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={chosen && idOf(chosen)}
        placeholder={texts.commands.palettePlaceholder}
        maxLength={MOST_TYPED}
        value={typed}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          onType(event.currentTarget.value);
          setActive(0);
        }}
      />
      <PaletteList
        id={listId}
        groups={groups}
        chosen={chosen}
        idOf={idOf}
        onPoint={(item) => setActive(items.indexOf(item))}
        onChoose={(item) => onClose(item.run)}
      />
      <div className={classes.hints} aria-hidden>
        <span>
          <KeyCaps keys="ArrowUp" /> <KeyCaps keys="ArrowDown" /> {texts.commands.paletteHint.move}
        </span>
        <span>
          <KeyCaps keys="Enter" /> {texts.commands.paletteHint.choose}
        </span>
        <span>
          <KeyCaps keys="Escape" /> {texts.commands.paletteHint.leave}
        </span>
      </div>
    </Spotlight.Root>
  );
}
