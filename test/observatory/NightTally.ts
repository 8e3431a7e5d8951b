import type { AlarmView } from '../../main-services/model/alarm.ts';
import type { ImageRecord } from '../../main-services/model/image.ts';
import type { CommandRecord, InstrumentsState } from '../../main-services/model/operations.ts';
import type { Observatory } from '../../main-services/observatory.ts';
import type { Clock } from '../../main-services/supervision/Clock.ts';

/** What a report of a night does not say: how long the dome stood open, what was taken when, what was refused or failed, and what was alarming. */
export class NightTally {
  readonly troubles = new Map<number, string>();
  readonly alarms = new Map<string, string>();
  readonly images = new Map<number, ImageRecord>();
  #openMs = 0;
  #openSince: number | null = null;

  /** Counts from here to the end of the observatory. */
  follow({ events }: Pick<Observatory, 'events'>, clock: Pick<Clock, 'now'>): void {
    events.on('instruments', (state) => this.#see(state, clock.now()));
    events.on('command', (command) => this.#hear(command));
    events.on('image', (image) => void this.images.set(image.id, image));
    events.on('alarms', (alarms) => this.#sound(alarms));
  }

  /** Whole minutes with the shutter fully open. */
  get minutesOpen(): number {
    return Math.round(this.#openMs / 60_000);
  }

  #see({ dome }: InstrumentsState, now: number): void {
    if (this.#openSince !== null) this.#openMs += now - this.#openSince;
    this.#openSince = dome.status?.shutter === 'OPEN' ? now : null;
  }

  #hear({ id, device, command, outcome, detail }: CommandRecord): void {
    if (outcome === 'refused' || outcome === 'failed' || outcome === 'not-verified')
      this.troubles.set(id, `${device} ${command} ${outcome}: ${detail}`);
  }

  #sound(alarms: readonly AlarmView[]): void {
    for (const { key, severity, message } of alarms) if (severity !== 'NONE') this.alarms.set(key, message);
  }
}
