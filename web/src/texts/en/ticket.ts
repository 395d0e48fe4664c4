/** One ticket: its fields and its page. */
export const ticket = {
  /** The name of a field where it can be changed. */
  fieldOf: (field: string, id: string, value: string) => `${field} of ticket ${id}: ${value}`,
  changeOf: (field: string, id: string) => `${field} of ticket ${id}`,
};
