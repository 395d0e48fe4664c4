import { triage } from '../../texts/en/triage';

/**
 * What the page of triage says, in the language of `texts`. Apart from it, since only that page says this, and all of
 * `texts` comes with the first load.
 */
export const triageTexts = triage;
