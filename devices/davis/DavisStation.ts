import type { LinkState } from '../Device.ts';
import type { SerialAddress } from '../DriverAddress.ts';
import type { DriverOptions } from '../DriverOptions.ts';
import { DeviceError, InvalidReply } from '../errors.ts';
import { readSetting } from '../serial/readSetting.ts';
import { type Ask, SerialLink } from '../serial/SerialLink.ts';
import { stationPressure } from '../weather/stationPressure.ts';
import type { WeatherReading, WeatherStation } from '../weather/WeatherStation.ts';
import { oneLoop, wakeUp } from './davisQuestions.ts';
import type { LoopPacket } from './loopPacket.ts';

/** Vantage serial protocol 2.6.1, V: 1.2 s to wake up, three attempts; a packet every 2 to 2.5 s. */
const WAKE_UP_MS = 1_200;
const WAKE_UPS = 3;
const LOOP_MS = 4_000;
/** A packet with a wrong checksum is asked for again, so often in all. */
const MOST_PACKETS = 3;
/** Rain collectors of Davis tip at 0.2 mm or 0.01 inch. */
const COLLECTORS = { from: 0.05, to: 5 };
const ELEVATIONS = { from: -500, to: 9_000 };

/** A Davis Vantage Pro, Pro2 or Vue console at a serial line. */
export class DavisStation implements WeatherStation {
  readonly name: string;
  readonly #options: DriverOptions<SerialAddress>;
  readonly #link: SerialLink;
  readonly #millimetresPerClick: number;
  readonly #reducedFromMetres: number;
  #reading: Promise<WeatherReading> | null = null;

  /** @throws DeviceRefused when a setting is not a number that can be meant */
  constructor(options: DriverOptions<SerialAddress>) {
    this.name = options.name;
    this.#options = options;
    this.#millimetresPerClick = readSetting(options, 'click', 0.254, COLLECTORS);
    this.#reducedFromMetres = readSetting(options, 'elevation', 0, ELEVATIONS);
    this.#link = new SerialLink({ ...options, device: options.name, greet: (ask) => this.#wake(ask) });
  }

  connect(): void {
    this.#link.connect();
  }

  async disconnect(): Promise<void> {
    await this.#link.disconnect();
  }

  link(): LinkState {
    return this.#link.state();
  }

  /** A packet takes its time: whoever asks meanwhile gets the same one. */
  read(): Promise<WeatherReading> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = null;
    });
    return this.#reading;
  }

  async #read(): Promise<WeatherReading> {
    for (let attempt = 1; ; attempt++) {
      try {
        // It sleeps after two minutes without a word, and says nothing of it.
        await this.#wake((question, timeoutMs) => this.#link.ask(question, { timeoutMs }), 1);
        return this.#readingOf(await this.#link.ask(oneLoop(this.name), { timeoutMs: LOOP_MS }));
      } catch (failure) {
        if (!(failure instanceof InvalidReply) || attempt === MOST_PACKETS) throw failure;
      }
    }
  }

  async #wake(ask: Ask, attempts = WAKE_UPS): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await ask(wakeUp(), WAKE_UP_MS);
        return;
      } catch (failure) {
        if (!(failure instanceof DeviceError) || failure.failure !== 'timeout' || attempt >= attempts) throw failure;
      }
    }
  }

  #readingOf(packet: LoopPacket): WeatherReading {
    const { barometerHectopascals, rainClicksPerHour, windMetresPerSecond } = packet;
    const heights = {
      reducedFromMetres: this.#reducedFromMetres,
      elevationMetres: this.#options.site.elevationMetres,
    };
    return {
      at: this.#options.timekeeper.now(),
      temperatureCelsius: packet.temperatureCelsius,
      humidityPercent: packet.humidityPercent,
      dewPointCelsius: null,
      pressureHectopascals: barometerHectopascals === null ? null : stationPressure(barometerHectopascals, heights),
      windMetresPerSecond,
      gustMetresPerSecond: null,
      windDirectionDegrees: windMetresPerSecond === 0 ? null : packet.windDirectionDegrees,
      rainMillimetresPerHour: rainClicksPerHour === null ? null : rainClicksPerHour * this.#millimetresPerClick,
      skyMinusAmbientCelsius: null,
      skyMagnitudesPerSquareArcsecond: null,
      safe: null,
    };
  }
}
