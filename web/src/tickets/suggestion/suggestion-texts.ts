import { suggestion } from '../../texts/en/suggestion';

/**
 * What is said of a ticket's suggestion, in the language of `texts`. Apart from it, since only the pages that show one
 * ticket say this, and all of `texts` comes with the first load.
 */
export const suggestionTexts = suggestion;
