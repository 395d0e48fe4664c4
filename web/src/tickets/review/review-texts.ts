import { review } from '../../texts/en/review';

/** What the review says, in the language of `texts`. Apart from it, since only that page says this. */
export const reviewTexts = review;
