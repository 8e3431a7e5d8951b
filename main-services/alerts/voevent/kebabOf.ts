/**
 * The words at the start of an identifier, in lower case with hyphens: "BAT_GRB_Pos_1093742-465" → "bat-grb-pos",
 * "EarlyWarning" → "early-warning". "unknown" when there are none.
 */
export function kebabOf(identifier: string): string {
  const words = identifier
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .split(/[_\-\s]+/)
    .map((word) => /^[A-Za-z]+/.exec(word)?.[0] ?? '');
  const end = words.indexOf('');
  const kept = (end === -1 ? words : words.slice(0, end)).slice(0, 6);
  return kept.length === 0 ? 'unknown' : kept.join('-').toLowerCase().slice(0, 60);
}
