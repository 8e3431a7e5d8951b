import { DeviceRefused, InvalidReply } from '../errors.ts';
import type { Question } from '../serial/Question.ts';
import { excerpt } from '../transport/excerpt.ts';
import { readVaisalaLine, type VaisalaLine } from './readVaisalaLine.ts';
import { vaisalaCrc } from './vaisalaCrc.ts';

export type VaisalaMeasurement = Extract<VaisalaLine, { kind: 'measurement' }>;

export interface VaisalaManner {
  readonly device: string;
  readonly address: string;
  /** Whether questions and answers carry a checksum. */
  readonly checked: boolean;
}

/** Asks for one of the messages: 1 wind, 2 air, 3 rain. */
export function askMessage({ device, address, checked }: VaisalaManner, message: string): Question<VaisalaMeasurement> {
  const words = `${address}${checked ? 'r' : 'R'}${message}`;
  return {
    name: words,
    bytes: Buffer.from(`${words}${checked ? vaisalaCrc(words) : ''}\r\n`, 'latin1'),
    read: (received) => {
      for (const text of linesOf(received)) {
        const line = readVaisalaLine(text);
        if (line.kind === 'malformed')
          throw new InvalidReply(device, `${words}: the line "${excerpt(text)}" is refused: ${line.why}`);
        // A transmitter next to it on the line, or what it sends by itself meanwhile.
        if (line.address !== address) continue;
        if (line.kind === 'refusal') throw new DeviceRefused(device, `${words}: ${excerpt(line.why)}`);
        if (line.message === message && line.checked === checked) return { value: line };
      }
      return null;
    },
  };
}

/** Waits for any message that the transmitter sends by itself; the first line may have been caught in its middle. */
export function hearMessage({ address, checked }: VaisalaManner): Question<VaisalaMeasurement> {
  return {
    name: 'its next message',
    bytes: new Uint8Array(),
    read: (received) => {
      for (const text of linesOf(received)) {
        const line = readVaisalaLine(text);
        if (line.kind === 'measurement' && line.address === address && line.checked === checked) return { value: line };
      }
      return null;
    },
  };
}

/** The whole lines of what came. */
export function linesOf(received: Buffer): readonly string[] {
  return received
    .toString('latin1')
    .split('\n')
    .slice(0, -1)
    .map((line) => line.replace(/\r$/, ''))
    .filter((line) => line !== '');
}
