/** Strings are kept as they are; outside them NaN and the infinities, which Python writes though JSON has none, become null. */
const STRING_OR_NOT_A_NUMBER = /"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g;

/** Images are longer, come from no Python and would make the search expensive. */
const LONGEST_REPAIRED = 2 ** 20;

/**
 * Reads a framed reply; an object counts as an array of one.
 * @throws SyntaxError when it is not JSON
 */
export function parseReply(text: string): unknown[] {
  const reply = parse(text);
  return Array.isArray(reply) ? reply : [reply];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (text.length > LONGEST_REPAIRED) throw fault;
    const withNulls = text.replace(STRING_OR_NOT_A_NUMBER, (found) => (found.startsWith('"') ? found : 'null'));
    if (withNulls === text) throw fault;
    return JSON.parse(withNulls);
  }
}
