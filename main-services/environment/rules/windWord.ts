/** The Beaufort scale's words (WMO-No. 306, code table 1100), each with the wind in m/s from which it applies. */
const BEAUFORT: readonly (readonly [number, string])[] = [
  [32.7, 'hurricane'],
  [28.5, 'violent storm'],
  [24.5, 'storm'],
  [20.8, 'strong gale'],
  [17.2, 'gale'],
  [13.9, 'near gale'],
  [10.8, 'strong breeze'],
  [8.0, 'fresh breeze'],
  [5.5, 'moderate breeze'],
  [3.4, 'gentle breeze'],
  [1.6, 'light breeze'],
  [0.3, 'light air'],
];

/** A wind speed in words. */
export function windWord(metresPerSecond: number): string {
  return BEAUFORT.find(([from]) => metresPerSecond >= from)?.[1] ?? 'calm';
}
