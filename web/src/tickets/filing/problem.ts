/** Why a ticket is not filed, as far as it is not the fault of one field. */
export type FilingProblem =
  /** It may have arrived all the same. Without a message: an earlier window never learned. */
  | { kind: 'unanswered'; message: string | null; offline: boolean }
  /** The server said what to put right. */
  | { kind: 'refused'; message: string }
  /** An earlier try did arrive, with other words. */
  | { kind: 'conflict'; ticketId: string | null };
