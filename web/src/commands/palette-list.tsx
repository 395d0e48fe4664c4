import { useEffect } from 'react';
import { texts } from '../texts/texts';
import { Label } from '../ui/label';
import { KeyCaps } from './key-caps';
import classes from './palette.module.css';
import type { PaletteGroup, PaletteItem } from './palette-items';

type Props = {
  id: string;
  groups: PaletteGroup[];
  chosen: PaletteItem | undefined;
  idOf: (item: PaletteItem) => string;
  onPoint: (item: PaletteItem) => void;
  onChoose: (item: PaletteItem) => void;
};

/** The choices of the palette. The field above keeps the focus and tells which of them Enter would take. */
export function PaletteList({ id, groups, chosen, idOf, onPoint, onChoose }: Props) {
  const chosenId = chosen && idOf(chosen);

  useEffect(() => {
    if (chosenId) document.getElementById(chosenId)?.scrollIntoView?.({ block: 'nearest' });
  }, [chosenId]);

  return (
    <div id={id} role="listbox" aria-label={texts.commands.paletteChoices} className={classes.list}>
      {groups.map(({ name, items }) => (
        // biome-ignore lint/a11y/useSemanticElements: a group of options outside of a select has no element.
        <div key={name} role="group" aria-label={name} className={classes.group}>
          <span className={classes.name}>
            <Label>{name}</Label>
          </span>
          {items.map((item) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the field has the focus and points to the choice.
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field hears the keys.
            <div
              key={item.id}
              id={idOf(item)}
              role="option"
              aria-selected={item === chosen}
              className={classes.item}
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => item !== chosen && onPoint(item)}
              onClick={() => onChoose(item)}
            >
              {item.mark && <span className={classes.mark}>{item.mark}</span>}
              <bdi className={classes.label}>{item.label}</bdi>
              {item.note && <span className={classes.note}>{item.note}</span>}
              {item.keys && (
                <span aria-hidden className={classes.note}>
                  <KeyCaps keys={item.keys} />
                </span>
              )}
            </div>
          ))}
        </div>
      ))}
    </div>
  );
}
