/** Longer than this, words are no longer read in a hurry; and a device may say anything. */
export const LONGEST_WORDS = 500;
/** Room for an alarm's key in the database. */
export const LONGEST_KEY = 200;

/** Words from anywhere on one line of bearable length. */
export function clipped(words: string, longest = LONGEST_WORDS): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const line = words.replaceAll(/[\u0000-\u001f\u007f]+/g, ' ').trim();
  return line.length <= longest ? line : `${line.slice(0, longest - 1)}…`;
}
