import { once } from 'node:events';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import type { DeviceAddress } from '../../../devices/transport/DeviceAddress.ts';

/** A simulator answers at once; this is for a machine that is very busy. */
const ANSWER_WITHIN_MS = 5_000;

/**
 * Sends one frame of simulators/PROTOCOL.md over a connection of its own, past the observatory, and answers the first element of
 * the reply. @throws Error when there is none, or it says what went wrong
 */
export async function askSimulator(
  address: DeviceAddress,
  command: { readonly name: string; readonly [argument: string]: unknown },
  time: { readonly at?: string; readonly rate?: number } = {},
): Promise<Readonly<Record<string, unknown>>> {
  const socket = connect(address);
  try {
    const patience = AbortSignal.timeout(ANSWER_WITHIN_MS);
    await once(socket, 'connect', { signal: patience });
    socket.write(`${JSON.stringify({ command: [command], ...time })}\n`);
    const [line] = (await once(createInterface({ input: socket }), 'line', { signal: patience })) as [string];
    const [answer] = JSON.parse(line) as [Readonly<Record<string, unknown>>];
    if (answer.error !== undefined) throw new Error(`${command.name}: ${String(answer.reason)}`);
    return answer;
  } finally {
    socket.destroy();
  }
}
