import type { Fault } from './Fault.ts';

/** One command as the client wrote it; everything beside the name is unchecked. */
export interface Command {
  readonly name: string;
  readonly [parameter: string]: unknown;
}

/** One element of an answer. */
export type Reply = Readonly<Record<string, unknown>> & { readonly name: string };

/** What the server needs of a device; times are the simulator's, milliseconds since the Unix epoch. */
export interface DeviceSimulator {
  /** Section of socket_config.ini, and `from` of the STATUS reply. */
  readonly name: string;
  /** Its key in a scenario: "plcSimulator" … */
  readonly scenarioKey: string;
  handle(command: Command, now: number): Reply | Promise<Reply>;
  /** Told when SIM_FAULT changes; "stuck" and "broken" are the device's own affair. */
  setFault(fault: Fault, now: number): void;
  /** Checks a scenario item once, at the start; the answer carries it out. Throws an Error that says what is wrong. */
  readScenarioItem(item: unknown): (now: number) => void;
  /** Ends what the device itself keeps open. */
  stop(): void;
}
