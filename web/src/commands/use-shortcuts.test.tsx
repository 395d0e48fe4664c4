import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { expect, test, vi } from 'vitest';
import { type Command, useCommands } from './commands';
import { useShortcuts } from './use-shortcuts';

const run = vi.fn<(label: string) => void>();

const command = (label: string, keys: string[], rest: Partial<Command> = {}): Command => ({
  label,
  group: 'go',
  keys,
  run: () => run(label),
  ...rest,
});

function Offers({ commands }: { commands: Command[] }) {
  useCommands(commands);
  return null;
}

function Page({ commands = [], children }: { commands?: Command[]; children?: ReactNode }) {
  useShortcuts();
  useCommands(commands);
  return children;
}

const ran = () => run.mock.calls.map(([label]) => label);

test('a key runs its command, and is used up', () => {
  render(<Page commands={[command('new', ['n'])]} />);
  // `fireEvent` answers whether the browser would still do what the key does by itself.
  expect(fireEvent.keyDown(document.body, { key: 'n' })).toBe(false);
  expect(fireEvent.keyDown(document.body, { key: 'm' })).toBe(true);
  expect(ran()).toEqual(['new']);
});

test('a key with a modifier is another key', async () => {
  render(<Page commands={[command('category', ['c']), command('help', ['?', 'Shift+?'])]} />);
  await userEvent.keyboard('{Control>}c{/Control}');
  expect(ran()).toEqual([]);
  await userEvent.keyboard('{Shift>}?{/Shift}');
  expect(ran()).toEqual(['help']);
});

test('a sequence runs its own command, and not that of its last key alone', async () => {
  render(
    <Page
      commands={[
        command('queue', ['g q']),
        command('stats', ['g s']),
        command('status', ['s']),
        command('new', ['n', 'g n']),
      ]}
    />,
  );
  await userEvent.keyboard('gq');
  await userEvent.keyboard('gs');
  await userEvent.keyboard('gn');
  await userEvent.keyboard('s');
  expect(ran()).toEqual(['queue', 'stats', 'new', 'status']);
});

test('a sequence that goes nowhere leaves its last key to others', async () => {
  render(<Page commands={[command('queue', ['g q']), command('status', ['s'])]} />);
  await userEvent.keyboard('gs');
  await userEvent.keyboard('q');
  expect(ran()).toEqual(['status']);
});

test('a sequence waits for its next key, but not for ever', () => {
  render(<Page commands={[command('queue', ['g q'])]} />);
  const pressAt = (key: string, timeStamp: number) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true });
    Object.defineProperty(event, 'timeStamp', { value: timeStamp });
    document.body.dispatchEvent(event);
  };
  pressAt('g', 10_000);
  pressAt('q', 11_500);
  expect(ran()).toEqual([]);
  pressAt('g', 20_000);
  pressAt('q', 20_900);
  expect(ran()).toEqual(['queue']);
});

test('a sequence survives that commands come and go within it', () => {
  const page = (more: Command[]) => (
    <Page commands={[command('queue', ['g q'])]}>
      <Offers commands={more} />
    </Page>
  );
  const { rerender } = render(page([]));
  fireEvent.keyDown(document.body, { key: 'g' });
  rerender(page([command('other', ['o'])]));
  fireEvent.keyDown(document.body, { key: 'q' });
  expect(ran()).toEqual(['queue']);
});

test.each([
  ['a text field', <input key="field" aria-label="field" />],
  ['a search field', <input key="field" type="search" aria-label="field" />],
  ['a long text', <textarea key="field" aria-label="field" />],
  ['a select', <select key="field" aria-label="field" />],
  [
    'an editor',
    // biome-ignore lint/a11y/useSemanticElements: an editor is what no element is.
    <div key="field" role="textbox" aria-label="field" contentEditable tabIndex={0} />,
  ],
])('%s keeps its keys, but for what works everywhere', async (_, field) => {
  render(
    <Page
      commands={[
        command('new', ['n']),
        command('queue', ['g q']),
        command('palette', ['$mod+k'], { everywhere: true }),
      ]}
    >
      {field}
    </Page>,
  );
  const target = screen.getByLabelText('field');
  expect(fireEvent.keyDown(target, { key: 'n' })).toBe(true);
  // Nor does a sequence end in a field that began outside of it.
  fireEvent.keyDown(document.body, { key: 'g' });
  fireEvent.keyDown(target, { key: 'q' });
  expect(ran()).toEqual([]);
  fireEvent.keyDown(target, { key: 'k', ctrlKey: true });
  expect(ran()).toEqual(['palette']);
});

test('a tick box has no letters to keep', () => {
  render(
    <Page commands={[command('new', ['n'])]}>
      <input type="checkbox" aria-label="box" />
    </Page>,
  );
  fireEvent.keyDown(screen.getByLabelText('box'), { key: 'n' });
  expect(ran()).toEqual(['new']);
});

test('Enter and Space work the button that has the focus', () => {
  render(
    <Page commands={[command('open', ['Enter']), command('mark', ['Space'])]}>
      <button type="button">press</button>
    </Page>,
  );
  const button = screen.getByText('press');
  expect(fireEvent.keyDown(button, { key: 'Enter' })).toBe(true);
  expect(fireEvent.keyDown(button, { key: ' ' })).toBe(true);
  expect(ran()).toEqual([]);
  fireEvent.keyDown(document.body, { key: 'Enter' });
  expect(ran()).toEqual(['open']);
});

test.each([
  ['dialog', <div key="open" role="dialog" aria-modal="true" />],
  ['menu', <div key="open" role="menu" />],
])('while a %s is open the page below hears nothing', (_, open) => {
  const commands = [command('new', ['n']), command('palette', ['$mod+k'], { everywhere: true })];
  const { rerender } = render(<Page commands={commands}>{open}</Page>);
  fireEvent.keyDown(document.body, { key: 'n' });
  fireEvent.keyDown(document.body, { key: 'k', ctrlKey: true });
  expect(ran()).toEqual(['palette']);
  rerender(<Page commands={commands} />);
  fireEvent.keyDown(document.body, { key: 'n' });
  expect(ran()).toEqual(['palette', 'new']);
});

test('the key that closes a dialog means nothing to the page', () => {
  render(<Page commands={[command('back', ['Escape'])]} />);
  const dialog = document.createElement('div');
  dialog.role = 'dialog';
  dialog.setAttribute('aria-modal', 'true');
  document.body.append(dialog);
  dialog.addEventListener('keydown', () => dialog.remove());
  const button = document.createElement('button');
  dialog.append(button);
  // The event goes on to the window from the path that it had when it began.
  fireEvent.keyDown(button, { key: 'Escape' });
  expect(dialog.isConnected).toBe(false);
  expect(ran()).toEqual([]);
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(ran()).toEqual(['back']);
});

test('a key that someone else has used is left alone', () => {
  render(
    <Page commands={[command('back', ['Escape'])]}>
      <button type="button" onKeyDown={(event) => event.preventDefault()}>
        mine
      </button>
    </Page>,
  );
  fireEvent.keyDown(screen.getByText('mine'), { key: 'Escape' });
  expect(ran()).toEqual([]);
});

test('what came later has the key as long as it is there', () => {
  const page = (later: Command[]) => (
    <Page commands={[command('first', ['s', 'x'])]}>
      <Offers commands={later} />
    </Page>
  );
  const { rerender } = render(page([]));
  rerender(page([command('later', ['s'])]));
  fireEvent.keyDown(document.body, { key: 's' });
  // The key that nobody took over stays with it.
  fireEvent.keyDown(document.body, { key: 'x' });
  rerender(page([]));
  fireEvent.keyDown(document.body, { key: 's' });
  expect(ran()).toEqual(['later', 'first', 'first']);
});

test('a command runs as it is now, not as it was when it was offered', () => {
  const { rerender } = render(
    <Page commands={[command('go', ['g'], { run: () => run('old') })]} />,
  );
  rerender(<Page commands={[command('go', ['g'], { run: () => run('new') })]} />);
  fireEvent.keyDown(document.body, { key: 'g' });
  expect(ran()).toEqual(['new']);
});
