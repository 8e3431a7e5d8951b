const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether a text is a real calendar date, "2026-12-15". */
export function isNightDate(text: string): boolean {
  if (!DATE.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(at) && new Date(at).toISOString().startsWith(text);
}

/** The date so many nights later (or earlier). @throws RangeError when `date` is no date */
export function addNights(date: string, nights: number): string {
  return new Date(dayOf(date) + nights * DAY_MS).toISOString().slice(0, 10);
}

/** How many nights `to` comes after `from`; negative when it comes before. @throws RangeError when one is no date */
export function nightsBetween(from: string, to: string): number {
  return Math.round((dayOf(to) - dayOf(from)) / DAY_MS);
}

function dayOf(date: string): number {
  if (!isNightDate(date)) throw new RangeError(`"${date}" is not a date of the form 2026-12-15.`);
  return Date.parse(`${date}T00:00:00Z`);
}
