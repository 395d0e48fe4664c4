/** What went wrong, in sentences. */
export const errors = {
  unreachable: 'The server could not be reached.',
  refused: (reason: string, request: string | null) =>
    `The server could not answer: ${reason}${request ? ` (request ${request})` : ''}`,
  unknownReason: 'unknown reason',
  noAnswer: 'The server gave no answer.',
  notChanged: (reason: string) => `Not changed. ${reason}`,
};
