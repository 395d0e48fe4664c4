import { history } from '../../texts/en/history';

/**
 * What a history says, in the language of `texts`. Apart from it, since only the page of a ticket says this, and all of
 * `texts` comes with the first load.
 */
export const historyTexts = history;
