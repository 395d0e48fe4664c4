/** How sure a model is, as far as it matters to people. */
export type SurenessLevel = 'NOT_SURE' | 'FAIRLY_SURE' | 'SURE';

/** Below this the server, too, has a suggestion reviewed. */
const NOT_SURE_BELOW = 0.5;
const SURE_FROM = 0.8;

/** What a certainty between 0 and 1 means in words. */
export function surenessLevel(share: number): SurenessLevel {
  if (share < NOT_SURE_BELOW) return 'NOT_SURE';
  return share < SURE_FROM ? 'FAIRLY_SURE' : 'SURE';
}
