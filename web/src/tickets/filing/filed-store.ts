import { type Cell, createCell } from './cell';

const SHOWN = 3;

/** A ticket that was just filed. */
export type Filed = { id: string; title: string };

/** The tickets filed in this sitting, the last ones first. */
export type FiledStore = { cell: Cell<readonly Filed[]>; add: (ticket: Filed) => void };

/** Makes the list of the tickets filed in this window. */
export function createFiledStore(): FiledStore {
  const cell = createCell<readonly Filed[]>([]);
  return {
    cell,
    add: (ticket) => {
      const others = cell.get().filter(({ id }) => id !== ticket.id);
      cell.set([ticket, ...others].slice(0, SHOWN));
    },
  };
}
