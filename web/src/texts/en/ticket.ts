/** The page of one ticket. */
export const ticket = {};
