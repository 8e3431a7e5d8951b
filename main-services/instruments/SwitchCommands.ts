import type { CommandDesk, IssuedCommand } from './CommandDesk.ts';

/** The PLC reports its switches with the next status, two seconds later. */
const SWITCHED_WITHIN_MS = 10_000;

/** What lamps and fans do not have in common. */
interface SwitchCommandsOptions {
  /** The family's name in the list of commands. */
  readonly device: 'Lights' | 'Fans';
  readonly desk: CommandDesk;
  readonly interlock: (name: string, on: boolean) => readonly string[];
  readonly send: (name: string, on: boolean) => Promise<void>;
  /** As the latest PLC status has it; null when not known. */
  readonly isOn: (name: string) => boolean | null;
}

/** Lamps, or fans, through the PLC, read back from its status. */
export class SwitchCommands {
  readonly #o: SwitchCommandsOptions;

  constructor(options: SwitchCommandsOptions) {
    this.#o = options;
  }

  set(name: string, on: boolean, by: string): IssuedCommand {
    const { device, desk, interlock, send, isOn } = this.#o;
    return desk.issue({
      by,
      device,
      command: `${name} ${on ? 'ON' : 'OFF'}`,
      interlock: () => interlock(name, on),
      send: () => send(name, on),
      readBack: async () => (isOn(name) === on ? `PLC reads ${on ? 'on' : 'off'}` : null),
      verifyWithinMs: SWITCHED_WITHIN_MS,
      retries: 1,
    });
  }
}
