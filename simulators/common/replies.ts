import type { Command, Reply } from './DeviceSimulator.ts';

/** Accepted, nothing more to say. */
export function ok(command: Command): Reply {
  return { name: command.name, result: 'ok' };
}

/** Understood, and no. */
export function refused(command: Command, reason: string): Reply {
  return { name: command.name, error: 'refused', reason };
}

/** Not now. */
export function busy(command: Command, reason: string): Reply {
  return { name: command.name, error: 'busy', reason };
}

/** The device itself is out of order. */
export function faulty(command: Command, reason: string): Reply {
  return { name: command.name, error: 'fault', reason };
}

/** Not a command of this device. */
export function unknown(command: { readonly name: string }, reason: string): Reply {
  return { name: command.name, error: 'unknown', reason };
}
