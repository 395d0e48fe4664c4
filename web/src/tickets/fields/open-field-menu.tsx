import { Menu } from '@mantine/core';
import { type CSSProperties, useRef } from 'react';
import type { FieldValues } from '../../api/ticket-enums';
import { texts } from '../../texts/texts';
import { valuesIn } from '../../ui/options';
import type { FieldChange } from './field-change';
import { FieldIcon } from './field-icon';
import type { FieldMenuTarget } from './field-menu';
import classes from './field-menu.module.css';

type Props = { target: FieldMenuTarget; onClose: () => void };

/** The menu while it is open. Loaded apart: it brings the library's placing and keeping of the focus with it. */
export function OpenFieldMenu({ target, onClose }: Props) {
  const { field, anchor, value, label, onChoose } = target;
  const before = useRef(document.activeElement);
  const labels = texts.values[field] as Record<string, string>;
  const values = valuesIn(labels);

  function close() {
    onClose();
    // What had the focus may have gone with its row; then the place where the menu stood has it.
    const back = before.current;
    const home = back instanceof HTMLElement && back.isConnected && back !== document.body;
    (home ? back : anchor).focus({ preventScroll: true });
  }

  function choose(chosen: string) {
    close();
    if (chosen !== value) onChoose({ [field]: chosen } as FieldChange);
  }

  return (
    <Menu
      opened
      onClose={close}
      returnFocus={false}
      // Within the page's landmark, and with nothing but values among its children.
      portalProps={{ target: document.getElementById('content') ?? document.body }}
      withInitialFocusPlaceholder={false}
      position="bottom-start"
      offset={2}
      width={200}
      shadow="none"
      transitionProps={{ duration: 0 }}
      classNames={{ dropdown: classes.menu, item: classes.item }}
    >
      <Menu.Target>
        {/* Stands where the anchor stands: the library wants to own its target, and rows should not pay for that. */}
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          aria-label={label}
          className={classes.place}
          style={placeOf(anchor)}
        />
      </Menu.Target>
      <Menu.Dropdown
        onKeyDown={(event) => {
          const chosen = values[Number(event.key) - 1];
          if (!chosen) return;
          event.preventDefault();
          choose(chosen);
        }}
      >
        <Menu.Label>{label}</Menu.Label>
        <Menu.RadioGroup value={value} onChange={() => {}}>
          {values.map((each, index) => (
            <Menu.RadioItem
              key={each}
              value={each}
              // Each choice comes here once, also of the value that is marked already: choosing that closes the menu.
              onClick={() => choose(each)}
              rightSection={<span className={classes.digit}>{index + 1}</span>}
            >
              <span className={classes.value}>
                <FieldIcon field={field} value={each as FieldValues[typeof field]} />
                {labels[each]}
              </span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

function placeOf(anchor: HTMLElement): CSSProperties {
  const { left, top, width, height } = anchor.getBoundingClientRect();
  return { left, top, width, height };
}
