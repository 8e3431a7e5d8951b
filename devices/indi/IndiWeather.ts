import { TIMEOUTS } from '../transport/timeouts.ts';
import type { WeatherReading, WeatherStation } from '../weather/WeatherStation.ts';
import { IndiDevice } from './IndiDevice.ts';
import type { IndiVector } from './IndiVector.ts';
import { indiNumber } from './indiNumber.ts';
import { isOn } from './readVector.ts';

const PARAMETERS = 'WEATHER_PARAMETERS';
/** The drivers' own 60 s would let it rain for a minute: as often as the observatory asks. */
const UPDATE_SECONDS = 2;
const KMH_PER_MS = 3.6;

/** A weather station behind an INDI server. Its wind is in km/h (measured against indi_simulator_weather 1.9.9). */
export class IndiWeather extends IndiDevice implements WeatherStation {
  async read(): Promise<WeatherReading> {
    const [parameters] = (await this.client.read([PARAMETERS], TIMEOUTS.status)) as [IndiVector];
    await this.#hurry();
    const value = (element: string): number | null => {
      const text = parameters.elements.get(element)?.text;
      return text === undefined ? null : indiNumber(text);
    };
    const wind = value('WEATHER_WIND_SPEED');
    const gust = value('WEATHER_WIND_GUST');
    // An override makes the driver say Ok whatever it measures: then its verdict is none.
    const overridden =
      isOn(this.client.vector('OVERRIDE'), 'OVERRIDE') || isOn(this.client.vector('WEATHER_OVERRIDE'), 'OVERRIDE');
    const verdict = this.client.vector('WEATHER_STATUS')?.state;
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
      safe: overridden || verdict === undefined || verdict === 'Idle' ? null : verdict !== 'Alert',
    };
  }

  /** Has the driver ask its station as often as we ask it. */
  async #hurry(): Promise<void> {
    const period = this.client.vector('WEATHER_UPDATE')?.elements.get('PERIOD')?.text;
    if (period === undefined || indiNumber(period) === UPDATE_SECONDS) return;
    await this.client.order('Number', 'WEATHER_UPDATE', { PERIOD: UPDATE_SECONDS }, { timeoutMs: TIMEOUTS.order });
  }
}
