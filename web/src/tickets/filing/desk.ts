import { type Alone, type Browser, createAlone, thisBrowser } from './browser';
import { createDraftStore, type DraftStore } from './draft-store';
import { createFiledStore, type FiledStore } from './filed-store';
import { createOutboxStore, type OutboxStore } from './outbox-store';

/** All that is being filed in a window: it stays while one goes from page to page. */
export type Desk = {
  alone: Alone;
  drafts: DraftStore;
  outbox: OutboxStore;
  filed: FiledStore;
};

/** Makes a desk in the given browser. */
export function createDesk(browser: Browser): Desk {
  return {
    alone: createAlone(browser.locks),
    drafts: createDraftStore(browser),
    outbox: createOutboxStore(browser),
    filed: createFiledStore(),
  };
}

/** The desk of this window. */
export const windowDesk = createDesk(thisBrowser());
