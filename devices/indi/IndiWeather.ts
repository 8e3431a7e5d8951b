import { DeviceUnreachable } from '../errors.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import type { WeatherReading, WeatherStation } from '../weather/WeatherStation.ts';
import { IndiDevice, type IndiOptions } from './IndiDevice.ts';
import { indiNumber } from './indiNumber.ts';
import { isOn } from './readVector.ts';

const PARAMETERS = 'WEATHER_PARAMETERS';
/** The drivers' own 60 s would let it rain for a minute: as often as the observatory asks. */
const UPDATE_SECONDS = 2;
const KMH_PER_MS = 3.6;

/** A weather station behind an INDI server. Its wind is in km/h (measured against indi_simulator_weather 1.9.9). */
export class IndiWeather extends IndiDevice implements WeatherStation {
  /** When its driver told anew what it measured. */
  #measuredAt = Number.NEGATIVE_INFINITY;

  constructor(options: IndiOptions) {
    super(options);
    this.client.onChange(({ name, kind, vector }) => {
      if (name !== PARAMETERS || kind === 'defined') return;
      this.#measuredAt = vector?.at ?? Number.NEGATIVE_INFINITY;
    });
  }

  async read(): Promise<WeatherReading> {
    await this.client.read([PARAMETERS], TIMEOUTS.status);
    await this.#hurry();
    const parameters = this.client.need(PARAMETERS);
    const value = (element: string): number | null => {
      const text = parameters.elements.get(element)?.text;
      return text === undefined ? null : indiNumber(text);
    };
    const wind = value('WEATHER_WIND_SPEED');
    const gust = value('WEATHER_WIND_GUST');
    // An override makes the driver say Ok whatever it measures: then its verdict is none.
    const overridden =
      isOn(this.client.vector('OVERRIDE'), 'OVERRIDE') || isOn(this.client.vector('WEATHER_OVERRIDE'), 'OVERRIDE');
    const status = this.client.vector('WEATHER_STATUS');
    const verdict = overridden || status === undefined || status.state === 'Idle' ? null : status;
    // Before a driver has asked its station for the first time it tells zeros, says Ok of them, and has no verdict.
    const judged = verdict !== null && verdict.at <= parameters.at;
    if (!judged && this.#measuredAt < this.link().since)
      throw new DeviceUnreachable(this.name, 'its INDI driver has not measured anything yet');
    return {
      at: parameters.at,
      temperatureCelsius: value('WEATHER_TEMPERATURE'),
      humidityPercent: value('WEATHER_HUMIDITY'),
      dewPointCelsius: value('WEATHER_DEWPOINT'),
      pressureHectopascals: value('WEATHER_PRESSURE'),
      windMetresPerSecond: wind === null ? null : wind / KMH_PER_MS,
      gustMetresPerSecond: gust === null ? null : gust / KMH_PER_MS,
      windDirectionDegrees: value('WEATHER_WIND_DIRECTION'),
      rainMillimetresPerHour: value('WEATHER_RAIN_HOUR'),
      skyMinusAmbientCelsius: null,
      skyMagnitudesPerSquareArcsecond: value('WEATHER_SKY_QUALITY'),
      safe: verdict === null ? null : verdict.state !== 'Alert',
    };
  }

  /** Has the driver ask its station as often as we ask it. */
  async #hurry(): Promise<void> {
    const period = this.client.vector('WEATHER_UPDATE')?.elements.get('PERIOD')?.text;
    if (period === undefined || indiNumber(period) === UPDATE_SECONDS) return;
    await this.client.order('Number', 'WEATHER_UPDATE', { PERIOD: UPDATE_SECONDS }, { timeoutMs: TIMEOUTS.order });
  }
}
