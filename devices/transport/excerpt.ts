/** The longest piece of a reply that goes into a message. */
const LONGEST_EXCERPT = 80;

/** The beginning of a reply as it can be shown in one line of a log. */
export function excerpt(reply: string): string {
  const clean = reply
    .slice(0, 4 * LONGEST_EXCERPT)
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim();
  return clean.length <= LONGEST_EXCERPT ? clean : `${clean.slice(0, LONGEST_EXCERPT - 1)}…`;
}
