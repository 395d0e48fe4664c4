/** Filing a ticket. */
export const filing = {};
