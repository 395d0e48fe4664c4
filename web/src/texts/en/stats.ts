/** The statistics. */
export const stats = {};
