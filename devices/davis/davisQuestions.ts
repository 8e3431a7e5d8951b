import { DeviceRefused, InvalidReply } from '../errors.ts';
import type { Question } from '../serial/Question.ts';
import { decodeLoopPacket, LOOP_BYTES, type LoopPacket } from './loopPacket.ts';

const ACKNOWLEDGED = 0x06;
const NOT_UNDERSTOOD = 0x21;
const BAD_CHECKSUM = 0x18;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Wakes a console that sleeps, and is answered by one that is awake. */
export function wakeUp(): Question<void> {
  return {
    name: 'the wake-up',
    bytes: Uint8Array.of(LINE_FEED),
    read: (received) => (received.includes('\n\r', 0, 'latin1') ? { value: undefined } : null),
  };
}

/** One LOOP packet. */
export function oneLoop(device: string): Question<LoopPacket> {
  return {
    name: 'LOOP',
    bytes: Buffer.from('LOOP 1\n', 'latin1'),
    read: (received) => {
      // The end of a late answer to the wake-up may still come before.
      const at = received.findIndex((byte) => byte !== LINE_FEED && byte !== CARRIAGE_RETURN);
      if (at < 0) return null;
      const said = received[at];
      if (said === NOT_UNDERSTOOD) throw new DeviceRefused(device, 'the console does not know the command LOOP');
      if (said === BAD_CHECKSUM) throw new InvalidReply(device, 'LOOP: the console did not understand');
      if (said !== ACKNOWLEDGED) throw new InvalidReply(device, `LOOP: it says ${said} instead of acknowledging`);
      const packet = received.subarray(at + 1, at + 1 + LOOP_BYTES);
      return packet.length < LOOP_BYTES ? null : { value: decodeLoopPacket(device, packet) };
    },
  };
}
