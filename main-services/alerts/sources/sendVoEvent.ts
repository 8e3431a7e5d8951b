import { connect } from 'node:net';
import { MAXIMUM_NOTICE_BYTES } from '../voevent/decodeXmlBytes.ts';
import { readXml } from '../voevent/readXml.ts';
import { encodeVtpFrame } from './encodeVtpFrame.ts';
import { readTransport } from './transportMessage.ts';
import { VtpDecoder } from './VtpDecoder.ts';

/** A broker closes on a silent author after 20 s (vtp.md); nor do we wait longer for it. */
const PATIENCE_MS = 20_000;

export interface SendAnswer {
  readonly accepted: boolean;
  /** The broker's words; empty when it gave none. */
  readonly reason: string;
}

/**
 * Sends one event to a broker as its author (one connection per event).
 * @throws Error when the broker is not reached, or closes or stays silent without an answer
 */
export function sendVoEvent(
  bytes: Buffer,
  broker: { readonly host: string; readonly port: number },
  patienceMs = PATIENCE_MS,
): Promise<SendAnswer> {
  const place = `${broker.host}:${broker.port}`;
  return new Promise((resolve, reject) => {
    const socket = connect({ ...broker, noDelay: true });
    const decoder = new VtpDecoder(MAXIMUM_NOTICE_BYTES);
    const fail = (why: string) => {
      reject(new Error(`The broker ${place} ${why}.`));
      socket.destroy();
    };
    // From the call to the answer: what else it may say meanwhile does not count.
    const patience = setTimeout(() => fail('does not answer'), patienceMs);
    socket.on('connect', () => socket.write(encodeVtpFrame(bytes)));
    socket.on('error', (error) => fail(`cannot be talked to: ${error.message}`));
    socket.on('close', () => {
      clearTimeout(patience);
      fail('closed the connection without an answer');
    });
    socket.on('data', (chunk) => {
      try {
        for (const frame of decoder.push(chunk)) {
          const message = readTransport(readXml(frame));
          if (message?.role !== 'ack' && message?.role !== 'nak') continue;
          resolve({ accepted: message.role === 'ack', reason: message.result ?? '' });
          socket.destroy();
        }
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error);
        fail(`answers what cannot be read: ${why.replace(/\.$/, '')}`);
      }
    });
  });
}
