import type { Log } from '../model/log.ts';

/** Reads the stored silence back; what cannot be read is no silence, and told. */
export function readMute(text: string | null, log: Log): { by: string; until: number } | null {
  if (text === null) return null;
  try {
    const { by, until } = JSON.parse(text) as { by?: unknown; until?: unknown };
    if (typeof by === 'string' && typeof until === 'number' && Number.isFinite(until)) return { by, until };
  } catch (error) {
    log.error(`the stored silence of the alarms cannot be read: ${String(error)}`);
    return null;
  }
  log.error('the stored silence of the alarms cannot be read: it is not who and until when');
  return null;
}
