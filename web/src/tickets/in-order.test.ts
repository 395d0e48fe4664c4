import { expect, test } from 'vitest';
import { inOrder } from './in-order';

type Answer = { resolve: (text: string) => void; reject: (error: Error) => void };
type Change = { status?: string; priority?: string };

/** A server that answers when the test says so. */
function slowServer() {
  const sent: { id: string; change: Change }[] = [];
  const answers: Answer[] = [];
  const change = inOrder((id: string, wish: Change) => {
    sent.push({ id, change: wish });
    return new Promise<string>((resolve, reject) => answers.push({ resolve, reject }));
  });
  return { sent, answers, change };
}

test('while a change is on its way, only the newest of the next ones is sent, after the answer', async () => {
  const { sent, answers, change } = slowServer();
  const first = change('1', { status: 'IN_PROGRESS' });
  const second = change('1', { status: 'RESOLVED' });
  const third = change('1', { status: 'CLOSED' });
  expect(sent).toEqual([{ id: '1', change: { status: 'IN_PROGRESS' } }]);
  answers[0]?.resolve('first');
  expect(await first).toBe('first');
  expect(sent.slice(1)).toEqual([{ id: '1', change: { status: 'CLOSED' } }]);
  answers[1]?.resolve('last');
  expect([await second, await third]).toEqual(['last', 'last']);
});

test('changes of several fields wait together', async () => {
  const { sent, answers, change } = slowServer();
  const first = change('1', { status: 'IN_PROGRESS' });
  void change('1', { priority: 'LOW' });
  void change('1', { status: 'CLOSED' });
  answers[0]?.resolve('');
  await first;
  expect(sent[1]?.change).toEqual({ priority: 'LOW', status: 'CLOSED' });
});

test('one ticket does not wait for another', () => {
  const { sent, change } = slowServer();
  void change('1', { status: 'CLOSED' });
  void change('2', { status: 'CLOSED' });
  expect(sent.map(({ id }) => id)).toEqual(['1', '2']);
});

test('a change that fails does not hold up the next, and a rested ticket begins at once', async () => {
  const { sent, answers, change } = slowServer();
  const first = change('1', { status: 'RESOLVED' });
  const second = change('1', { status: 'CLOSED' });
  answers[0]?.reject(new Error('lost'));
  await expect(first).rejects.toThrow('lost');
  answers[1]?.resolve('stored');
  expect(await second).toBe('stored');
  void change('1', { status: 'OPEN' });
  expect(sent).toHaveLength(3);
});
