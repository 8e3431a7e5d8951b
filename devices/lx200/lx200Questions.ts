import { DeviceRefused, InvalidReply } from '../errors.ts';
import type { Question } from '../serial/Question.ts';
import { excerpt } from '../transport/excerpt.ts';
import { type Lx200Angle, readDeclination, readHours } from './lx200Angles.ts';

/** The longest texts of the protocol (":CM#", ":SC#") have some thirty characters. */
const LONGEST_TEXT = 80;
/** After the 1 of ":SC#" mounts that recompute say so at once, and their second text follows within seconds. */
const TEXT_FOLLOWS_MS = 700;
const SECOND_TEXT_FOLLOWS_MS = 5_000;
/** Bars of the distance display while it slews, in the characters of the hand box's display. */
const NO_BARS = /^[\s]*$/;

/** Alignment as the mount tells it: A altazimuth, P polar, G German, L land (it stands and does not follow the sky). */
export type Alignment = 'A' | 'P' | 'G' | 'L';

export interface Lx200Questions {
  rightAscension(): Question<Lx200Angle>;
  declination(): Question<Lx200Angle>;
  /** Whether it slews; newer mounts only. */
  isSlewing(): Question<boolean>;
  alignment(): Question<Alignment>;
  /** Something that is answered by 1 = taken or 0 = not. */
  set(command: string, what: string): Question<void>;
  setDate(command: string): Question<void>;
  slew(): Question<void>;
  sync(): Question<string>;
}

/** What is asked of the mount of this name, and how its answers are told apart (LX200 telescope protocol, Meade 2010). */
export function lx200Questions(device: string): Lx200Questions {
  const invalid = (name: string, received: string): never => {
    throw new InvalidReply(device, `this is no answer to ${name}: "${excerpt(received)}"`);
  };
  const text = <T>(name: string, decode: (text: string) => T | null): Question<T> => ({
    name,
    bytes: lx200Bytes(name),
    read: (received) => {
      const said = received.toString('latin1');
      const end = said.indexOf('#');
      if (end < 0) return said.length > LONGEST_TEXT ? invalid(name, said) : null;
      const value = decode(said.slice(0, end));
      return value === null ? invalid(name, said) : { value };
    },
  });
  const set = (name: string, what: string): Question<void> => ({
    name,
    bytes: lx200Bytes(name),
    read: (received) => {
      const said = received.toString('latin1');
      if (said[0] === '0') throw new DeviceRefused(device, `the mount does not take ${what}`);
      return said[0] === '1' ? { value: undefined } : invalid(name, said);
    },
  });
  return {
    rightAscension: () => text(':GR#', readHours),
    declination: () => text(':GD#', readDeclination),
    isSlewing: () => text(':D#', (bars) => (/\d/.test(bars) ? null : !NO_BARS.test(bars))),
    sync: () => text(':CM#', (said) => said.trim()),
    alignment: () => ({
      name: 'the alignment',
      bytes: Uint8Array.of(0x06),
      read: (received) => {
        const said = received.toString('latin1');
        const letter = (['A', 'P', 'G', 'L'] as const).find((one) => one === said[0]);
        return letter === undefined ? invalid('the question for its alignment', said) : { value: letter };
      },
    }),
    set,
    setDate: (name) => ({
      name,
      bytes: lx200Bytes(name),
      read: (received) => {
        const answer = set(name, 'the date').read(received);
        const texts = received.toString('latin1').split('#').length - 1;
        if (answer === null || texts >= 2) return answer;
        return { ...answer, unlessMoreWithinMs: texts === 0 ? TEXT_FOLLOWS_MS : SECOND_TEXT_FOLLOWS_MS };
      },
    }),
    slew: () => ({
      name: ':MS#',
      bytes: lx200Bytes(':MS#'),
      read: (received) => {
        const said = received.toString('latin1');
        if (said[0] === '0') return { value: undefined };
        if (!/^[1-9]/.test(said)) return invalid(':MS#', said);
        const end = said.indexOf('#');
        if (end < 0) return said.length > LONGEST_TEXT ? invalid(':MS#', said) : null;
        const why = excerpt(said.slice(1, end)) || `it gives the number ${said[0]} as its reason`;
        // Reasons are words: digits are the answer to another question.
        if (!/[a-z]/i.test(why)) return invalid(':MS#', said);
        throw new DeviceRefused(device, `the mount does not go there: ${why}`);
      },
    }),
  };
}

/** Orders that are answered by nothing, then a question: its answer says that they were heard. */
export function after<T>(orders: string, question: Question<T>): Question<T> {
  return {
    ...question,
    name: orders,
    bytes: Buffer.concat([lx200Bytes(orders), question.bytes]),
  };
}

/** As the bytes of the line: the degree sign of the hand box is one of them. */
export function lx200Bytes(command: string): Uint8Array {
  return Buffer.from(command, 'latin1');
}
