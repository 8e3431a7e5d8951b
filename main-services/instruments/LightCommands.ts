import type { Plc } from '../../devices/plc/Plc.ts';
import type { CommandDesk, IssuedCommand } from './CommandDesk.ts';
import type { InterlockChecks } from './InterlockChecks.ts';

/** The PLC reports its lamps with the next status, two seconds later. */
const LIGHT_WITHIN_MS = 10_000;

/** Lamps through the PLC, read back from its status. */
export class LightCommands {
  readonly #plc: Plc;
  readonly #desk: CommandDesk;
  readonly #checks: InterlockChecks;
  readonly #isOn: (name: string) => boolean | null;

  /** @param isOn the lamp as the latest PLC status has it; null when not known */
  constructor(options: {
    plc: Plc;
    desk: CommandDesk;
    checks: InterlockChecks;
    isOn: (name: string) => boolean | null;
  }) {
    this.#plc = options.plc;
    this.#desk = options.desk;
    this.#checks = options.checks;
    this.#isOn = options.isOn;
  }

  set(name: string, on: boolean, by: string): IssuedCommand {
    return this.#desk.issue({
      by,
      device: 'Lights',
      command: `${name} ${on ? 'ON' : 'OFF'}`,
      interlock: () => this.#checks.setLight(name, on),
      send: () => this.#plc.setLight(name, on),
      readBack: async () => (this.#isOn(name) === on ? `PLC reads ${on ? 'on' : 'off'}` : null),
      verifyWithinMs: LIGHT_WITHIN_MS,
      retries: 1,
    });
  }
}
