import type { SerialDevice } from '../common/SerialDevice.ts';
import { type DavisWeather, writeLoop } from './writeLoop.ts';

const ACKNOWLEDGED = '\x06';
const NOT_UNDERSTOOD = '\x21';
/** Between two packets of one LOOP (wall clock): the console sends one every 2 to 2.5 s. */
const BETWEEN_PACKETS_MS = 2_000;
const LONGEST_COMMAND = 64;
const CLEAR_NIGHT: DavisWeather = {
  temperatureCelsius: 8.5,
  humidityPercent: 31,
  // As measured at 2,800 m: the elevation in this console is set to 0.
  pressureHectopascals: 729.4,
  windMetresPerSecond: 3.1,
  windDirectionDegrees: 202,
  rainMillimetresPerHour: 0,
};

export interface SimulatedDavisOptions {
  /** "sleeps": passes over the first byte; "rain": it rains; "dashes": the outside sensors are lost; "noisy": every second packet is garbled. */
  readonly manners: readonly string[];
}

/** A Davis Vantage console at its serial line. */
export class SimulatedDavis implements SerialDevice {
  weather: DavisWeather;
  #asleep: boolean;
  readonly #noisy: boolean;
  #packets = 0;
  #command = '';
  #loop: NodeJS.Timeout | null = null;

  constructor({ manners }: SimulatedDavisOptions) {
    this.#asleep = manners.includes('sleeps');
    this.#noisy = manners.includes('noisy');
    this.weather = CLEAR_NIGHT;
    if (manners.includes('rain')) this.weather = { ...this.weather, rainMillimetresPerHour: 12 };
    if (manners.includes('dashes'))
      this.weather = {
        ...this.weather,
        temperatureCelsius: null,
        humidityPercent: null,
        windMetresPerSecond: null,
        windDirectionDegrees: null,
      };
  }

  hear(bytes: Buffer, say: (bytes: Buffer) => void): void {
    for (const character of bytes.toString('latin1')) {
      // A byte ends a LOOP, and the first one only wakes.
      this.stop();
      if (this.#asleep) this.#asleep = false;
      else if (character === '\n' || character === '\r') this.#carryOut(say);
      else this.#command = (this.#command + character).slice(-LONGEST_COMMAND);
    }
  }

  stop(): void {
    if (this.#loop !== null) clearTimeout(this.#loop);
    this.#loop = null;
  }

  #carryOut(say: (bytes: Buffer) => void): void {
    const [command = '', ...values] = this.#command.trim().split(' ');
    this.#command = '';
    const text = (answer: string) => say(Buffer.from(answer, 'latin1'));
    if (command === '') text('\n\r');
    else if (command === 'TEST') text('\n\rTEST\n\r');
    else if (command === 'VER') text('\n\rOK\n\rApr 24 2002\n\r');
    else if (command === 'NVER') text('\n\rOK\n\r1.90\n\r');
    else if (command === 'LOOP' && Number(values[0]) > 0) {
      text(ACKNOWLEDGED);
      this.#send(Number(values[0]), say);
    } else text(NOT_UNDERSTOOD);
  }

  #send(left: number, say: (bytes: Buffer) => void): void {
    const packet = writeLoop(this.weather);
    if (this.#noisy && this.#packets++ % 2 === 0) packet[20] = 0;
    say(packet);
    if (left > 1) this.#loop = setTimeout(() => this.#send(left - 1, say), BETWEEN_PACKETS_MS);
  }
}
