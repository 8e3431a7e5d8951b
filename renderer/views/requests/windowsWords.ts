import type { TimeWindow } from '../../../main-services/model/request.ts';
import { utcMinute, utcTime } from '../../format/time.ts';

/** More than these are only counted: a satellite passes again and again. */
const MOST_NAMED = 3;
/** Windows as short as a satellite's are told to the second. */
const SHORT_MS = 10 * 60_000;

/** When a target can be observed in its night, for a line. */
export function windowsWords(windows: readonly TimeWindow[]): string {
  if (windows.length === 0) return 'not observable in this night';
  const time = windows.some(({ start, end }) => end - start < SHORT_MS) ? utcTime : utcMinute;
  const named = windows.slice(0, MOST_NAMED).map(({ start, end }) => `${time(start)} to ${time(end)}`);
  const more = windows.length - named.length;
  return `observable ${named.join(', ')} UTC${more > 0 ? ` and ${more} more times` : ''}`;
}
