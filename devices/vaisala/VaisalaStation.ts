import type { LinkState } from '../Device.ts';
import type { SerialAddress } from '../DriverAddress.ts';
import type { DriverOptions } from '../DriverOptions.ts';
import { DeviceRefused, DeviceTimeout, DeviceUnreachable } from '../errors.ts';
import { type Ask, SerialLink } from '../serial/SerialLink.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import type { WeatherReading, WeatherStation } from '../weather/WeatherStation.ts';
import { readVaisalaLine } from './readVaisalaLine.ts';
import { askMessage, hearMessage, linesOf, type VaisalaManner, type VaisalaMeasurement } from './vaisalaQuestions.ts';

/** The messages that make the weather: wind, air, rain. */
const MESSAGES = ['1', '2', '3'] as const;
/** Transmitters set as delivered send each message at least once a minute; older is no measurement of now. */
const LONGEST_AGE_MS = 75_000;
/** No line of the transmitter is longer. */
const LONGEST_LINE_BYTES = 512;

type Quantity = keyof Omit<WeatherReading, 'at' | 'safe'>;
interface Measured {
  readonly value: number | null;
  readonly at: number;
}

/** A Vaisala WXT520 or WXT530 at a serial line: asked ("polled"), or listened to as it sends by itself ("automatic"). */
export class VaisalaStation implements WeatherStation {
  readonly name: string;
  readonly #options: DriverOptions<SerialAddress>;
  readonly #link: SerialLink;
  readonly #manner: VaisalaManner;
  readonly #automatic: boolean;
  readonly #measured = new Map<Quantity, Measured>();
  #rest: Buffer = Buffer.alloc(0);
  #polling: Promise<WeatherReading> | null = null;

  /** @throws DeviceRefused when the address or the protocol is none that the transmitter has */
  constructor(options: DriverOptions<SerialAddress>) {
    this.name = options.name;
    this.#options = options;
    const protocol = options.settings?.protocol || 'P';
    const address = options.settings?.address || '0';
    if (!/^[PpAa]$/.test(protocol))
      throw new DeviceRefused(this.name, `the protocol must be P, p, A or a, not "${protocol}"`);
    if (!/^[0-9A-Za-z]$/.test(address))
      throw new DeviceRefused(this.name, `the address must be one digit or letter, not "${address}"`);
    this.#automatic = protocol.toUpperCase() === 'A';
    this.#manner = { device: this.name, address, checked: protocol === protocol.toLowerCase() };
    this.#link = new SerialLink({
      ...options,
      device: options.name,
      greet: (ask) => this.#greet(ask),
      lost: () => this.#forget(),
      received: this.#automatic ? (bytes) => this.#listen(bytes) : undefined,
    });
  }

  connect(): void {
    this.#link.connect();
  }

  async disconnect(): Promise<void> {
    await this.#link.disconnect();
    this.#forget();
  }

  link(): LinkState {
    return this.#link.state();
  }

  async read(): Promise<WeatherReading> {
    if (this.#automatic) return this.#latest();
    // Whoever asks meanwhile gets the same one.
    this.#polling ??= this.#poll().finally(() => {
      this.#polling = null;
    });
    return await this.#polling;
  }

  async #poll(): Promise<WeatherReading> {
    this.#measured.clear();
    for (const message of MESSAGES) {
      const timeoutMs = TIMEOUTS.status;
      this.#take(await this.#link.ask(askMessage(this.#manner, message), { timeoutMs }).catch(switchedOff));
    }
    return this.#reading(this.#now());
  }

  async #greet(ask: Ask): Promise<void> {
    if (this.#automatic) await ask(hearMessage(this.#manner), LONGEST_AGE_MS);
    else await ask(askMessage(this.#manner, '2'), TIMEOUTS.status).catch(switchedOff);
  }

  #latest(): WeatherReading {
    const oldest = this.#now() - LONGEST_AGE_MS;
    for (const [quantity, { at }] of this.#measured) if (at < oldest) this.#measured.delete(quantity);
    if (this.#measured.size === 0) {
      const { connected, fault } = this.#link.state();
      const silence = `it has sent nothing for ${LONGEST_AGE_MS / 1000} s`;
      if (!connected) throw new DeviceUnreachable(this.name, fault ?? silence);
      this.#link.doubt(silence);
      throw new DeviceTimeout(this.name, silence);
    }
    return this.#reading(Math.max(...[...this.#measured.values()].map(({ at }) => at)));
  }

  /** What comes by itself, in lines; what is no message, or fails its checksum, is no measurement. */
  #listen(bytes: Buffer): void {
    const received = Buffer.concat([this.#rest, bytes]);
    const end = received.lastIndexOf('\n');
    this.#rest = received.subarray(end + 1).subarray(-LONGEST_LINE_BYTES);
    for (const text of linesOf(received.subarray(0, end + 1))) {
      const line = readVaisalaLine(text);
      const { address, checked } = this.#manner;
      if (line.kind === 'measurement' && line.address === address && line.checked === checked) this.#take(line);
    }
  }

  #take(line: VaisalaMeasurement | null): void {
    const at = this.#now();
    for (const [quantity, value] of line?.values ?? []) this.#measured.set(quantity, { value, at });
  }

  #forget(): void {
    this.#measured.clear();
    this.#rest = Buffer.alloc(0);
  }

  #now(): number {
    return this.#options.timekeeper.now();
  }

  #reading(at: number): WeatherReading {
    const value = (quantity: Quantity) => this.#measured.get(quantity)?.value ?? null;
    const wind = value('windMetresPerSecond');
    return {
      at,
      temperatureCelsius: value('temperatureCelsius'),
      humidityPercent: value('humidityPercent'),
      dewPointCelsius: null,
      pressureHectopascals: value('pressureHectopascals'),
      windMetresPerSecond: wind,
      gustMetresPerSecond: value('gustMetresPerSecond'),
      windDirectionDegrees: wind === 0 ? null : value('windDirectionDegrees'),
      rainMillimetresPerHour: value('rainMillimetresPerHour'),
      skyMinusAmbientCelsius: null,
      skyMagnitudesPerSquareArcsecond: null,
      safe: null,
    };
  }
}

/** A message that is switched off in the transmitter ("Unable to measure") is one without measurements. */
function switchedOff(failure: unknown): null {
  if (failure instanceof DeviceRefused) return null;
  throw failure;
}
