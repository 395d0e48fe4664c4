import { Modal } from '@mantine/core';
import { Fragment } from 'react';
import { texts } from '../texts/texts';
import { type CommandGroup, useAllCommands } from './commands';
import { KeyCaps } from './key-caps';
import classes from './shortcuts.module.css';

/** The list of all keys that work on the page at the moment. */
export function Shortcuts({ onClose }: { onClose: () => void }) {
  const commands = useAllCommands().filter(({ keys }) => keys.length > 0);
  const groups = Object.entries(texts.commands.groups) as [CommandGroup, string][];
  return (
    <Modal.Root
      opened
      onClose={onClose}
      size="lg"
      transitionProps={{ duration: 0 }}
      classNames={{ content: classes.dialog }}
    >
      <Modal.Overlay transitionProps={{ duration: 0 }} />
      <Modal.Content>
        {/* The library's own header would be a second banner of the page. */}
        <div className={classes.head}>
          <Modal.Title>{texts.commands.shortcuts}</Modal.Title>
          <Modal.CloseButton aria-label={texts.commands.closeShortcuts} />
        </div>
        <Modal.Body>
          <p className={classes.hint}>{texts.commands.shortcutsHint}</p>
          <div className={classes.groups}>
            {groups.map(([group, name]) => {
              const members = commands.filter((command) => command.group === group);
              if (members.length === 0) return null;
              return (
                <section key={group} aria-label={name}>
                  <h3 className={classes.name}>{name}</h3>
                  <dl className={classes.list}>
                    {members.map(({ label, keys }) => (
                      <div key={label} className={classes.entry}>
                        <dt>{label}</dt>
                        <dd>
                          {distinct(keys).map((each, index) => (
                            <Fragment key={each}>
                              {index > 0 && ` ${texts.commands.or} `}
                              <KeyCaps keys={each} />
                            </Fragment>
                          ))}
                        </dd>
                      </div>
                    ))}
                  </dl>
                </section>
              );
            })}
          </div>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** `?` and `Shift+?` are one key on one keyboard or another. */
function distinct(keys: string[]): string[] {
  return keys.filter((key) => !keys.includes(key.replace('Shift+', '')) || !key.includes('Shift+'));
}
