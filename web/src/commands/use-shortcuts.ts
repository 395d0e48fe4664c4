import { useEffect } from 'react';
import { tinykeys } from 'tinykeys';
import { type Command, currentCommands, watch } from './commands';

/** Listens for the keys of all commands there are at the moment. Belongs once on the page. */
export function useShortcuts() {
  useEffect(() => {
    let stop = listen();
    const unwatch = watch(() => {
      stop();
      stop = listen();
    });
    return () => {
      unwatch();
      stop();
    };
  }, []);
}

function listen(): () => void {
  const bindings: Record<string, (event: KeyboardEvent) => void> = {};
  for (const command of currentCommands()) {
    for (const key of command.keys) bindings[key] = (event) => press(command, event);
  }
  return tinykeys(window, bindings);
}

function press(command: Command, event: KeyboardEvent) {
  if (event.defaultPrevented || event.isComposing) return;
  if (!command.everywhere && (isTyping(event.target) || isDialogOpen())) return;
  event.preventDefault();
  command.run();
}

/** Whether a key pressed there means a letter, or a choice by its first letter. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement) return true;
  if (target instanceof HTMLSelectElement) return true;
  return (
    target instanceof HTMLInputElement &&
    !['checkbox', 'radio', 'button', 'submit'].includes(target.type)
  );
}

/** Whether something lies over the page that has the keys for itself. */
export function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"], [role="menu"]') !== null;
}
