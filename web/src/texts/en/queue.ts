/** The queue. */
export const queue = {};
