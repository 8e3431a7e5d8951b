/** Letters of a reason for taking control away: long enough to say something. Apart from the calls, for the console. */
export const SHORTEST_REASON = 10;
