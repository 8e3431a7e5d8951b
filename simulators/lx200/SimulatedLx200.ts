import type { SerialDevice } from '../common/SerialDevice.ts';
import { CommandReader } from './CommandReader.ts';
import { readDegrees, readHoursInDegrees, showDegrees, showHours, showWest } from './formats.ts';
import { Lx200Axes } from './Lx200Axes.ts';

/** Degrees a second of the four jog rates: guide 2 × sidereal, centre 32 ×, find 2°/s, slew 8°/s (Meade LX200 Classic). */
const JOG_RATES: Readonly<Record<string, number>> = { RG: 0.0083, RC: 0.1333, RM: 2, RS: 8 };
const WAYS: Readonly<Record<string, readonly [west: number, north: number]>> = {
  Mn: [0, 1],
  Ms: [0, -1],
  Me: [-1, 0],
  Mw: [1, 0],
};
const MILLISECONDS_PER_HOUR = 3_600_000;
/** What the display shows while it slews. */
const BARS = '\x7f'.repeat(8);

export interface SimulatedLx200Options {
  readonly now: () => number;
  /** "short": wakes in the short format; "classic": an old mount without :D#, 0x06 and :GW#; "colon": separates degrees by ":". */
  readonly manners: readonly string[];
}

/** A Meade LX200 mount at its serial line. */
export class SimulatedLx200 implements SerialDevice {
  readonly #axes: Lx200Axes;
  readonly #classic: boolean;
  readonly #separator: string;
  readonly #now: () => number;
  readonly #reader = new CommandReader();
  #long: boolean;
  #land = false;
  #jogRate = 8;
  #target = { rightAscensionDegrees: 0, declinationDegrees: 0 };
  /** As it was told; with all of them it knows the time. */
  #localTime = '00:00:00';
  #localDate = '01/01/00';
  #hoursToUtc = '+00';
  /** Its own clock beside ours. */
  #aheadMs = 0;

  constructor({ now, manners }: SimulatedLx200Options) {
    this.#now = now;
    this.#classic = manners.includes('classic');
    this.#long = !manners.includes('short');
    this.#separator = manners.includes('colon') ? ':' : '*';
    this.#axes = new Lx200Axes(now());
  }

  hear(bytes: Buffer, say: (bytes: Buffer) => void): void {
    for (const command of this.#reader.push(bytes)) {
      const answer = this.#answer(command);
      if (answer !== null) say(Buffer.from(answer, 'latin1'));
    }
  }

  stop(): void {
    this.#axes.begin({ kind: 'stand' });
  }

  /** What it says to a command; null = nothing, as to all it does not know. */
  #answer(command: string): string | null {
    this.#axes.run(this.#now() + this.#aheadMs);
    if (command.startsWith('G')) return this.#get(command);
    if (command.startsWith('S')) return this.#set(command);
    if (command.startsWith('Q')) return this.#stop(command);
    if (command === '\x06') return this.#classic ? null : this.#land ? 'L' : 'P';
    if (command === 'U') this.#long = !this.#long;
    if (command === 'D') return this.#classic ? null : `${this.#isSlewing() ? BARS : ''}#`;
    if (command === 'MS') return this.#slew();
    if (command === 'CM') {
      this.#axes.sync(this.#target);
      return 'Coordinates matched.        #';
    }
    if (command === 'hP') this.#axes.begin({ kind: 'park' });
    if (command === 'hW' || command === 'AP' || command === 'AA' || command === 'AL') this.#follow(command !== 'AL');
    if (command in JOG_RATES) this.#jogRate = JOG_RATES[command] ?? 0;
    const way = WAYS[command];
    if (way) this.#axes.begin({ kind: 'jog', west: way[0] * this.#jogRate, north: way[1] * this.#jogRate });
    return null;
  }

  #get(command: string): string | null {
    const { rightAscensionDegrees, declinationDegrees } = this.#axes.place();
    const degrees = (value: number) => showDegrees(value, this.#long, this.#separator);
    const texts: Readonly<Record<string, () => string>> = {
      GR: () => showHours(rightAscensionDegrees, this.#long),
      GD: () => degrees(declinationDegrees),
      Gr: () => showHours(this.#target.rightAscensionDegrees, this.#long),
      Gd: () => degrees(this.#target.declinationDegrees),
      GA: () => degrees(this.#axes.altitude(this.#axes.place())),
      GS: () => showHours(this.#axes.sidereal(), true),
      Gt: () => showDegrees(this.#axes.latitudeDegrees, false, this.#separator),
      Gg: () => showWest(this.#axes.longitudeEastDegrees),
      GG: () => this.#hoursToUtc,
      GL: () => this.#localTime,
      GC: () => this.#localDate,
      Gc: () => '24',
      GM: () => 'SIMULATED',
      GT: () => '60.1',
    };
    const newer: Readonly<Record<string, () => string>> = {
      GVP: () => 'LX200 Simulator',
      GVN: () => '4.2g',
      GVD: () => 'Nov 09 2006',
      GVT: () => '12:00:00',
      GVF: () => 'LX200 Simulator|A|4.2g|Nov 09 2006@12:00:00',
      GW: () => (this.#axes.motion.kind === 'stand' || this.#land ? 'PN1' : 'PT1'),
    };
    const text = texts[command] ?? (this.#classic ? undefined : newer[command]);
    return text === undefined ? null : `${text()}#`;
  }

  #set(command: string): string | null {
    const value = command.slice(2).trim();
    switch (command.slice(0, 2)) {
      case 'Sr':
        return this.#take(readHoursInDegrees(value), (degrees) => {
          this.#target = { ...this.#target, rightAscensionDegrees: degrees };
        });
      case 'Sd':
        return this.#take(within(this.#readTarget(value), 90), (degrees) => {
          this.#target = { ...this.#target, declinationDegrees: degrees };
        });
      case 'St':
        return this.#take(within(readDegrees(value), 90), (degrees) => {
          this.#axes.latitudeDegrees = degrees;
        });
      case 'Sg':
        return this.#take(within(readDegrees(value), 360), (west) => {
          this.#axes.longitudeEastDegrees = -west;
        });
      case 'SG':
        this.#hoursToUtc = value;
        return this.#setClock('1');
      case 'SL':
        this.#localTime = value;
        return this.#setClock('1');
      case 'SC':
        this.#localDate = value;
        return this.#setClock(`1Updating Planetary Data#${' '.repeat(24)}#`);
      default:
        return null;
    }
  }

  /** The time it was told in pieces, local time; with one of them unreadable its clock runs on as it was. */
  #setClock(answer: string): string {
    const [month, day, year] = this.#localDate.split('/');
    const local = Date.parse(`20${year}-${month}-${day}T${this.#localTime}Z`);
    const at = local + Number(this.#hoursToUtc) * MILLISECONDS_PER_HOUR;
    if (!Number.isFinite(at)) return '0';
    this.#aheadMs = at - this.#now();
    this.#axes.setClock(at);
    return answer;
  }

  /** A mount with the manner "colon" reads no other separator either. */
  #readTarget(value: string): number | null {
    return this.#separator === '*' || /^[+-]\d\d:/.test(value) ? readDegrees(value) : null;
  }

  #take(value: number | null, take: (value: number) => void): string {
    if (value === null) return '0';
    take(value);
    return '1';
  }

  #slew(): string {
    if (this.#axes.altitude(this.#target) < 0) return '1Object Below Horizon#';
    this.#land = false;
    this.#axes.begin({ kind: 'slew', to: this.#target });
    return '0';
  }

  #stop(command: string): null {
    const { kind } = this.#axes.motion;
    if (kind === 'jog' || (command === 'Q' && kind !== 'stand')) this.#follow(!this.#land);
    return null;
  }

  #follow(on: boolean): void {
    this.#land = !on;
    this.#axes.begin({ kind: on ? 'follow' : 'stand' });
  }

  #isSlewing(): boolean {
    return ['slew', 'park', 'jog'].includes(this.#axes.motion.kind);
  }
}

function within(degrees: number | null, most: number): number | null {
  return degrees !== null && Math.abs(degrees) <= most ? degrees : null;
}
