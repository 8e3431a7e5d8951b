import { DeviceBusy, DeviceRefused, InvalidReply } from '../errors.ts';
import { excerpt } from './excerpt.ts';

/** One command of a frame: its name and its arguments. */
export interface Command {
  readonly name: string;
  readonly [argument: string]: unknown;
}

/** An element of an answer that says at least which command it answers. */
export type AnswerElement = Readonly<Record<string, unknown>> & { readonly name: string };

/**
 * Matches an answer to its question: one element per command, each repeating its name.
 * @throws InvalidReply when it answers something else
 */
export function matchAnswer(device: string, commands: readonly Command[], reply: readonly unknown[]): AnswerElement[] {
  if (reply.length !== commands.length) {
    const shown = excerpt(JSON.stringify(reply));
    throw new InvalidReply(device, `${reply.length} answers to ${commands.length} commands: ${shown}`);
  }
  return reply.map((element, index) => {
    const asked = commands[index]?.name ?? '';
    if (!isAnswerElement(element) || element.name !== asked) {
      throw new InvalidReply(
        device,
        `[${index}] does not answer ${asked}: ${excerpt(JSON.stringify(element) ?? 'nothing')}`,
      );
    }
    return element;
  });
}

/**
 * Passes an element that carries no error.
 * @throws DeviceBusy | DeviceRefused with the device's own reason
 */
export function expectAccepted(device: string, element: AnswerElement): AnswerElement {
  const { name, error } = element;
  if (error === undefined || error === null) return element;
  const reason = typeof element.reason === 'string' ? excerpt(element.reason) : 'it gives no reason';
  if (error === 'busy') throw new DeviceBusy(device, `busy, ${name} not taken: ${reason}`);
  if (error === 'unknown') throw new DeviceRefused(device, `does not know ${name}: ${reason}`);
  if (error === 'fault') throw new DeviceRefused(device, `${name} failed: ${reason}`);
  throw new DeviceRefused(device, `${name} refused: ${reason}`);
}

/**
 * Passes the acknowledgement of a command.
 * @throws InvalidReply when the element neither accepts nor refuses; DeviceBusy | DeviceRefused when it refuses
 */
export function expectAcknowledged(device: string, element: AnswerElement): void {
  expectAccepted(device, element);
  if (element.result !== 'ok') {
    throw new InvalidReply(device, `${element.name} neither accepted nor refused: ${excerpt(JSON.stringify(element))}`);
  }
}

function isAnswerElement(element: unknown): element is AnswerElement {
  return typeof element === 'object' && element !== null && typeof (element as { name?: unknown }).name === 'string';
}
