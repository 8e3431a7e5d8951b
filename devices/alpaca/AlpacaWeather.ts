import { DeviceRefused, InvalidReply } from '../errors.ts';
import type { WeatherReading, WeatherStation } from '../weather/WeatherStation.ts';
import { AlpacaDevice, type AlpacaOptions } from './AlpacaDevice.ts';

/** Quantities of the API, the name of their sensor, and the bounds beyond which a value is a mistake. */
const SENSORS = {
  temperature: ['Temperature', -100, 100],
  humidity: ['Humidity', 0, 100],
  dewpoint: ['DewPoint', -150, 100],
  // At the station's own level: from the highest mountain to the deepest low ever turned round, with a margin.
  pressure: ['Pressure', 300, 1_100],
  windspeed: ['WindSpeed', 0, 150],
  windgust: ['WindGust', 0, 150],
  winddirection: ['WindDirection', 0, 360],
  rainrate: ['RainRate', 0, 1_000],
  skytemperature: ['SkyTemperature', -150, 100],
  skyquality: ['SkyQuality', 0, 30],
} as const;
type Quantity = keyof typeof SENSORS;
const QUANTITIES = Object.keys(SENSORS) as readonly Quantity[];
/** A sensor that was not read for two minutes tells of weather that may have gone. */
const OLDEST_SECONDS = 120;

/** ObservingConditions behind an Alpaca server. A quantity that is too old, out of bounds or not measured is none. */
export class AlpacaWeather extends AlpacaDevice implements WeatherStation {
  constructor(options: AlpacaOptions) {
    super(options, 'observingconditions');
  }

  async read(): Promise<WeatherReading> {
    const at = this.now();
    const values = await this.client.values([], QUANTITIES);
    const measured = QUANTITIES.filter((quantity) => values[quantity] !== null);
    if (measured.length === 0) throw new DeviceRefused(this.name, 'the station measures nothing');
    const ages = new Map(
      await Promise.all(measured.map(async (quantity) => [quantity, await this.#ageSeconds(quantity)] as const)),
    );
    const told = (quantity: Quantity): number | null => {
      const age = ages.get(quantity) ?? 0;
      return age < 0 || age > OLDEST_SECONDS ? null : this.#inBounds(quantity, values[quantity]);
    };
    const temperature = told('temperature');
    const sky = told('skytemperature');
    const direction = told('winddirection');
    const youngest = Math.min(...[...ages.values()].map((age) => age ?? 0).filter((age) => age >= 0));
    return {
      at: Number.isFinite(youngest) ? at - youngest * 1000 : at,
      temperatureCelsius: temperature,
      humidityPercent: told('humidity'),
      dewPointCelsius: told('dewpoint'),
      pressureHectopascals: told('pressure'),
      windMetresPerSecond: told('windspeed'),
      gustMetresPerSecond: told('windgust'),
      // The API's 0 is "calm"; north is 360.
      windDirectionDegrees: direction === null || direction === 0 ? null : direction % 360,
      rainMillimetresPerHour: told('rainrate'),
      skyMinusAmbientCelsius: sky === null || temperature === null ? null : sky - temperature,
      skyMagnitudesPerSquareArcsecond: told('skyquality'),
      safe: null,
    };
  }

  /** Null = the station does not tell; negative = it was never measured. */
  async #ageSeconds(quantity: Quantity): Promise<number | null> {
    const age = await this.client.optional('timesincelastupdate', { SensorName: SENSORS[quantity][0] });
    if (age === null || (typeof age === 'number' && Number.isFinite(age))) return age;
    throw new InvalidReply(this.name, `timesincelastupdate of ${quantity} is not a number`);
  }

  #inBounds(quantity: Quantity, value: unknown): number | null {
    if (value === null) return null;
    if (typeof value !== 'number') throw new InvalidReply(this.name, `${quantity} is not a number`);
    const [, from, to] = SENSORS[quantity];
    return value >= from && value <= to ? value : null;
  }
}
