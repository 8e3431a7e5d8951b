const SIGNS: Readonly<Record<string, string>> = { Celsius: '°C', percent: '%', degrees: '°', bool: '' };

/** A unit as it is written beside a number: "Celsius" → "°C"; signs stay as they are. */
export function unitSign(unit: string): string {
  return SIGNS[unit] ?? unit;
}

/** Words made elsewhere with a hyphen before a number get a true minus: "≥ -14 K" → "≥ −14 K". */
export function withMinus(words: string): string {
  return words.replace(/(^|[\s(])-(?=\d)/g, '$1\u2212');
}
