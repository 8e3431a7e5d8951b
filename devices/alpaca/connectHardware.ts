import { DeviceTimeout, DeviceUnreachable } from '../errors.ts';
import type { Timekeeper } from '../Timekeeper.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import { type AlpacaDeviceType, PLATFORM_7_FROM } from './AlpacaDeviceType.ts';
import { AlpacaRefused } from './AlpacaRefused.ts';
import type { AlpacaParameters } from './AlpacaTransactions.ts';
import { booleanIn } from './alpacaFields.ts';

/** Drivers of older interfaces answer when the hardware is connected, and some of it starts slowly. */
const CONNECT_MS = 30_000;
const LOOK_AGAIN_MS = 250;

interface Greeting {
  readonly name: string;
  readonly deviceType: AlpacaDeviceType;
  readonly timekeeper: Timekeeper;
  readonly ask: (
    method: 'GET' | 'PUT',
    member: string,
    parameters: AlpacaParameters,
    timeoutMs: number,
  ) => Promise<unknown>;
  /** Waits; throws when the connection is no longer wanted. */
  readonly pause: (milliseconds: number) => Promise<void>;
  /** Is told that the hardware has to be connected first. */
  readonly starting: () => void;
}

/**
 * Has the server connect to the hardware, in the background where the interface knows it (ASCOM Platform 7), and answers whether it is of that
 * generation.
 * @throws DeviceError
 */
export async function connectHardware(greeting: Greeting): Promise<{ readonly platform7: boolean }> {
  const { name, deviceType, ask, starting } = greeting;
  const platform7 = (await versionOf(greeting)) >= PLATFORM_7_FROM[deviceType];
  if (await isTrue(greeting, 'connected')) return { platform7 };
  starting();
  if (platform7 && (await beginsInBackground(greeting))) await waitWhileConnecting(greeting);
  else await ask('PUT', 'connected', { Connected: true }, CONNECT_MS);
  if (await isTrue(greeting, 'connected')) return { platform7 };
  throw new DeviceUnreachable(name, 'the server has no connection to the device');
}

/** Before version 2 of the interfaces nobody told one, and some tell none before they are connected: an unknown one is as good as 1. */
async function versionOf({ ask }: Greeting): Promise<number> {
  const version = await ask('GET', 'interfaceversion', {}, TIMEOUTS.status).catch((error: unknown) => {
    if (error instanceof AlpacaRefused || error instanceof DeviceUnreachable) return 1;
    throw error;
  });
  return typeof version === 'number' ? version : 1;
}

async function isTrue({ name, ask }: Greeting, member: 'connected' | 'connecting'): Promise<boolean> {
  return booleanIn(name, member, await ask('GET', member, {}, TIMEOUTS.status));
}

async function beginsInBackground({ ask }: Greeting): Promise<boolean> {
  try {
    await ask('PUT', 'connect', {}, TIMEOUTS.order);
    return true;
  } catch (error) {
    if (error instanceof AlpacaRefused && error.absent) return false;
    throw error;
  }
}

async function waitWhileConnecting(greeting: Greeting): Promise<void> {
  const { name, timekeeper, pause } = greeting;
  const began = timekeeper.now();
  while (await isTrue(greeting, 'connecting')) {
    if (timekeeper.now() - began > CONNECT_MS) throw new DeviceTimeout(name, 'the server does not reach the device');
    await pause(LOOK_AGAIN_MS);
  }
}
