/** A line after Tab: what all candidates have in common, or the whole word with a blank when there is one candidate. */
export function completeLine(line: string, words: readonly string[]): string {
  const [first] = words;
  if (first === undefined) return line;
  const begun = /[^\s;]*$/.exec(line)?.[0] ?? '';
  const before = line.slice(0, line.length - begun.length);
  if (words.length === 1) return `${before}${first}${first.endsWith('=') ? '' : ' '}`;
  const common = words.reduce(commonStart);
  return common.length > begun.length ? before + common : line;
}

function commonStart(a: string, b: string): string {
  let length = 0;
  while (length < a.length && a[length]?.toUpperCase() === b[length]?.toUpperCase()) length++;
  return a.slice(0, length);
}

/** What is wrong of a line, to be underlined: from the fault's place to the end of its word, one letter at least. */
export function faultSpan(line: string, position: number): { readonly start: number; readonly end: number } {
  const start = Math.min(position, line.length);
  const word = /^[^\s;]+/.exec(line.slice(start))?.[0] ?? '';
  return { start, end: start + Math.max(1, word.length) };
}
