const ISO_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:\d\d)?$/;

/** Milliseconds since the Unix epoch of an ISO date, UTC when it names no zone; null when it is not one. */
export function parseInstant(text: string): number | null {
  const match = ISO_DATE.exec(text);
  if (match === null) return null;
  const at = Date.parse(match[2] === undefined ? `${text}Z` : text);
  return Number.isNaN(at) ? null : at;
}
