import { useEffect } from 'react';
import { type Command, currentCommands } from './commands';
import { keySequences } from './key-sequences';

/** Listens for the keys of all commands there are at the moment. Belongs once on the page, before all else. */
export function useShortcuts() {
  useEffect(() => {
    const sequences = keySequences<Command>();
    let dialogWasOpen = false;

    // What a dialog hears first may close it; the key that closed it must not mean anything to the page below.
    const before = () => {
      dialogWasOpen = isDialogOpen();
    };

    function press(event: KeyboardEvent) {
      if (event.defaultPrevented || event.isComposing) return sequences.forget();
      const reserved = dialogWasOpen || isTyping(event.target) || activates(event);
      if (reserved) sequences.forget();
      const command = sequences.press(
        event,
        currentCommands()
          .filter(({ everywhere }) => everywhere || !reserved)
          .flatMap((each) => each.keys.map((keys) => ({ keys, means: each }))),
      );
      if (!command) return;
      event.preventDefault();
      if (!(command.once && event.repeat)) command.run();
    }

    window.addEventListener('keydown', before, { capture: true });
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', before, { capture: true });
      window.removeEventListener('keydown', press);
    };
  }, []);
}

/** Inputs in which a letter is no text. */
const WITHOUT_TEXT = ['checkbox', 'radio', 'button', 'submit', 'reset', 'range', 'color', 'file'];

/** Whether a key pressed there means a letter, or a choice by its first letter. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.closest('[contenteditable]:not([contenteditable="false"])')) return true;
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** Whether the key is what works the control that has the focus: Enter a link, Space a button, arrows a choice. */
function activates({ key, target }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (key === 'Enter' || key === ' ') return target.matches('a[href], button, summary, input');
  return key.startsWith('Arrow') && target.matches('input[type="radio"], input[type="range"]');
}

/** Whether something lies over the page that has the keys for itself. */
export function isDialogOpen(): boolean {
  return (
    document.querySelector(
      '[role="dialog"][aria-modal="true"], [role="alertdialog"], [role="menu"]',
    ) !== null
  );
}
