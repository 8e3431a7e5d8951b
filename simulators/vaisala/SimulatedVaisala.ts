import type { SerialDevice } from '../common/SerialDevice.ts';

/** In automatic mode (wall clock): as delivered the wind comes every 5 s; here everything every second. */
const INTERVAL_MS = 1_000;
const LONGEST_COMMAND = 64;
/** By number of the message, the fields as the transmitter is delivered. */
const CLEAR_NIGHT: Readonly<Record<string, string>> = {
  1: 'Dn=236D,Dm=283D,Dx=031D,Sn=0.0M,Sm=1.0M,Sx=2.2M',
  2: 'Ta=8.5C,Ua=31.2P,Pa=729.4H',
  3: 'Rc=0.00M,Rd=0s,Ri=0.0M,Hc=0.0M,Hd=0s,Hi=0.0M',
  5: 'Th=25.9C,Vh=12.0N,Vs=15.2V,Vr=3.475V,Id=HEL___',
};
const RAIN = 'Rc=1.10M,Rd=380s,Ri=12.4M,Hc=0.0M,Hd=0s,Hi=0.0M';
const BROKEN_WIND = 'Dn=000#,Dm=000#,Dx=000#,Sn=0.0#,Sm=0.0#,Sx=0.0#';

export interface SimulatedVaisalaOptions {
  /** "automatic": sends by itself; "checksum": every line carries one; "rain": it rains; "broken": the wind sensor is. */
  readonly manners: readonly string[];
}

/** A Vaisala WXT520 at its serial line, address 0. */
export class SimulatedVaisala implements SerialDevice {
  readonly #checked: boolean;
  readonly #automatic: boolean;
  readonly #messages: Readonly<Record<string, string>>;
  #command = '';
  #timer: NodeJS.Timeout | null = null;

  constructor({ manners }: SimulatedVaisalaOptions) {
    this.#checked = manners.includes('checksum');
    this.#automatic = manners.includes('automatic');
    this.#messages = {
      ...CLEAR_NIGHT,
      ...(manners.includes('rain') ? { 3: RAIN } : {}),
      ...(manners.includes('broken') ? { 1: BROKEN_WIND } : {}),
    };
  }

  hear(bytes: Buffer, say: (bytes: Buffer) => void): void {
    for (const character of bytes.toString('latin1')) {
      if (character === '\n') {
        const answer = this.#answer(this.#command.replace(/\r$/, ''));
        this.#command = '';
        if (answer !== '') say(Buffer.from(answer, 'latin1'));
      } else this.#command = (this.#command + character).slice(-LONGEST_COMMAND);
    }
  }

  speak(say: (bytes: Buffer) => void): void {
    if (!this.#automatic) return;
    this.#timer = setInterval(() => say(Buffer.from(this.#all(), 'latin1')), INTERVAL_MS);
  }

  stop(): void {
    if (this.#timer !== null) clearInterval(this.#timer);
  }

  #answer(command: string): string {
    if (command === '?' || command === '?!') return '0\r\n';
    if (command === '0' || command === '0!') return `${command}\r\n`;
    const [, letter, message = '', sum = ''] = /^0([Rr])([0-5]?)(.{3})?$/.exec(command) ?? [];
    if (letter === undefined) return '';
    if (letter === 'r' && sum !== checksum(command.slice(0, -3))) {
      const refusal = `0tX,Use chksum ${checksum(`0r${message}`)}`;
      return `${refusal}${checksum(refusal)}\r\n`;
    }
    if (message === '') return this.#all();
    const composite = Object.values(this.#messages).slice(0, 3).join(',');
    return this.#line(letter, message, message === '0' ? composite : this.#messages[message]);
  }

  #all(): string {
    return Object.entries(this.#messages)
      .map(([message, fields]) => this.#line(this.#checked ? 'r' : 'R', message, fields))
      .join('');
  }

  #line(letter: string, message: string, fields: string | undefined): string {
    const line = fields === undefined ? '0TX,Unable to measure' : `0${letter}${message},${fields}`;
    return `${line}${letter === 'r' ? checksum(line) : ''}\r\n`;
  }
}

/** CRC-16 in three printable characters, as in the guide's appendix C. */
function checksum(text: string): string {
  let crc = 0;
  for (const byte of Buffer.from(text, 'latin1')) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return String.fromCharCode(0x40 | (crc >> 12), 0x40 | ((crc >> 6) & 0x3f), 0x40 | (crc & 0x3f));
}
