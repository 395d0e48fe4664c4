import type { TicketSearch } from '../../filter/ticket-search';
import type { ListFeed } from './follow-list';
import type { ListOrder } from './list-places';
import type { ListSource } from './list-store';
import { pick, type Roll } from './test-chance';
import type { Desk, DeskTicket } from './test-desk';

type Stream = {
  cursor: string;
  tell: Parameters<ListFeed<DeskTicket>['open']>[1];
  ended: () => void;
};

/** How many tickets one page has, and how many events one page of the log looks at. */
type Sizes = { page: number; events: number };

const OFFLINE = { data: null, problem: { message: 'Cut off.', offline: true } };

/**
 * What lies between a list and a desk: everything that is sent is on its way until the test lets it go on, and everything
 * may be cut off.
 */
export class Wire {
  /** What goes on next, each at a time of its own. */
  underway: (() => void)[] = [];
  streams = new Set<Stream>();
  isUp = true;
  /** The places in the log from which the list was read or told on. */
  resumed: string[] = [];
  /** How often the list was read from its head. */
  begun = 0;
  private readonly desk: Desk;
  private readonly search: TicketSearch;
  constructor(desk: Desk, search: TicketSearch) {
    this.desk = desk;
    this.search = search;
  }

  source(order: ListOrder, sizes: Sizes): ListSource<DeskTicket> & ListFeed<DeskTicket> {
    const { desk, search } = this;
    return {
      page: (after) => {
        if (after === null) this.begun += 1;
        return this.call(() => ({
          data: {
            page: desk.page(search, order, sizes.page, after),
            asOf: after === null ? desk.asOf() : null,
            latest: null,
          },
          problem: null,
        }));
      },
      events: (after) => {
        this.resumed.push(after);
        return this.call(() => {
          const data = desk.events(search, after, sizes.events);
          return data ? { data, problem: null } : { data: null, problem: null, lost: true };
        });
      },
      open: (after, tell, ended) => {
        const stream = { cursor: after, tell, ended };
        this.streams.add(stream);
        return () => this.streams.delete(stream);
      },
      pause: () => new Promise((resolve) => this.underway.push(resolve)),
    };
  }

  /** Lets one thing that is under way go on. */
  step(roll: Roll) {
    const next = pick(roll, this.underway);
    this.underway = this.underway.filter((other) => other !== next);
    next?.();
  }

  /** Tells what is new, so many events at most. */
  tell(most = Number.POSITIVE_INFINITY) {
    for (const stream of this.isUp ? [...this.streams] : []) {
      const told = this.desk.events(this.search, stream.cursor, most);
      if (!told) this.end(stream);
      for (const { cursor, ...event } of told?.events ?? []) stream.tell(event, cursor);
      stream.cursor = told?.cursor ?? stream.cursor;
    }
  }

  /** Tells once more what was told before. */
  repeat(events: number) {
    for (const stream of this.streams) {
      stream.cursor = String(Math.max(0, Number(stream.cursor) - events));
    }
  }

  /** Ends the telling. */
  interrupt() {
    for (const stream of [...this.streams]) this.end(stream);
  }

  private end(stream: Stream) {
    this.streams.delete(stream);
    stream.ended();
  }

  private call<A>(answer: () => A): Promise<A | typeof OFFLINE> {
    return new Promise((resolve) => {
      this.underway.push(() => {
        if (!this.isUp) return resolve(OFFLINE);
        const read = answer();
        this.underway.push(() => resolve(this.isUp ? read : OFFLINE));
      });
    });
  }
}
