type Turn<C, R> = { change: C; begun: boolean; answer: Promise<R> };

/**
 * Sends the changes of one thing, known by its id, one after another, so that none overtakes another. What is wished
 * while one is on its way is gathered and sent as one when that is answered; of two values for a field the later counts.
 * Everyone who wished hears the answer to what was sent for them.
 */
export function inOrder<C extends object, R>(
  send: (id: string, change: C) => Promise<R>,
): (id: string, change: C) => Promise<R> {
  const latest = new Map<string, Turn<C, R>>();

  return (id, change) => {
    const before = latest.get(id);
    if (before && !before.begun) {
      before.change = { ...before.change, ...change };
      return before.answer;
    }
    const begin = () => {
      turn.begun = true;
      return send(id, turn.change).finally(() => {
        if (latest.get(id) === turn) latest.delete(id);
      });
    };
    const turn: Turn<C, R> = { change, begun: before === undefined, answer: undefined as never };
    latest.set(id, turn);
    turn.answer = before ? before.answer.then(begin, begin) : begin();
    return turn.answer;
  };
}
