import type { Plc } from '../../devices/plc/Plc.ts';
import type { Clock } from '../supervision/Clock.ts';

/** What the PLC's own input says about the dome's shutter. */
export type ShutterWitness = 'open' | 'closed' | 'unknown';

/** A PLC that gave no answer for so long (two polls and a half) is not waited for: it may be the very cause of the closing. */
const SILENT_AFTER_MS = 5000;
/** An answer counts this long: a shutter that is contradicted is asked about once a second, not with every read-back. */
const ANSWER_COUNTS_MS = 1000;

/** Asks the PLC, independently of the environment's rounds, what its input of the shutter's limit switches says. */
export function shutterWitness(options: {
  plc: Pick<Plc, 'status' | 'link'>;
  clock: Clock;
  heard: (said: ShutterWitness) => void;
}): () => Promise<ShutterWitness> {
  const { plc, clock, heard } = options;
  let last: { readonly at: number; readonly said: ShutterWitness } | null = null;
  return async () => {
    const now = clock.now();
    if (last?.said === 'open' && now - last.at < ANSWER_COUNTS_MS) return last.said;
    const { lastReplyAt } = plc.link();
    if (lastReplyAt === null || now - lastReplyAt > SILENT_AFTER_MS) return 'unknown';
    const said = await plc.status().then(
      ({ devices }) => readShutter(devices),
      // A PLC without an answer contradicts nobody; its silence is the environment's affair.
      () => 'unknown' as const,
    );
    last = { at: clock.now(), said };
    heard(said);
    return said;
  };
}

function readShutter(devices: Awaited<ReturnType<Plc['status']>>['devices']): ShutterWitness {
  const site = devices.find(({ name, valid }) => name === 'SITE' && valid);
  const value = site?.values.find(({ name }) => name === 'dome_shutter')?.value;
  return shutterWord(value ?? null);
}

/** The PLC's word for its input; anything else than open or closed is not known. */
export function shutterWord(value: number | string | null): ShutterWitness {
  return value === 'open' || value === 'closed' ? value : 'unknown';
}
