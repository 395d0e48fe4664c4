import { afterEach, expect, test, vi } from 'vitest';
import { copyText } from './copy-text';

afterEach(() => {
  vi.unstubAllGlobals();
  document.body.replaceChildren();
});

const without = () => vi.stubGlobal('navigator', {});
const withClipboard = (writeText: () => Promise<void>) =>
  vi.stubGlobal('navigator', { clipboard: { writeText } });

function oldWay(answer: boolean) {
  const copied: string[] = [];
  document.execCommand = () => {
    copied.push((document.activeElement as HTMLTextAreaElement).value);
    return answer;
  };
  return copied;
}

test('the clipboard takes the text', async () => {
  const writeText = vi.fn(async () => {});
  withClipboard(writeText);
  expect(await copyText('https://desk.example/tickets/1')).toBe(true);
  expect(writeText).toHaveBeenCalledWith('https://desk.example/tickets/1');
});

test('without a clipboard the text goes the old way, and the focus comes back', async () => {
  without();
  const copied = oldWay(true);
  const button = document.createElement('button');
  document.body.append(button);
  button.focus();
  expect(await copyText('a')).toBe(true);
  expect(copied).toEqual(['a']);
  expect(button).toHaveFocus();
  expect(document.querySelector('textarea')).toBeNull();
});

test('a clipboard that refuses is gone around', async () => {
  withClipboard(() => Promise.reject(new Error('NotAllowedError')));
  expect(oldWay(true)).toEqual([]);
  expect(await copyText('a')).toBe(true);
});

test('where nothing helps it is said', async () => {
  without();
  oldWay(false);
  expect(await copyText('a')).toBe(false);
});
