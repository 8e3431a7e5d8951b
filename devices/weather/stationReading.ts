import type { PlcDeviceReading, PlcValue } from '../plc/Plc.ts';
import type { WeatherReading } from './WeatherStation.ts';

/** Under which name and unit the controllers of the original give a quantity. */
const VALUES: readonly (readonly [name: string, unit: string, of: (reading: WeatherReading) => number | null])[] = [
  ['OutsideTemp', 'Celcius', (reading) => reading.temperatureCelsius],
  ['OutsideHumidity', 'percent', (reading) => reading.humidityPercent],
  ['DewPoint', 'Celcius', (reading) => reading.dewPointCelsius],
  ['Pressure', 'mbar', (reading) => reading.pressureHectopascals],
  ['WindSpeed', 'm/s', (reading) => reading.windMetresPerSecond],
  ['WindGust', 'm/s', (reading) => reading.gustMetresPerSecond],
  ['WindDir', 'deg', (reading) => reading.windDirectionDegrees],
  ['SkyTemperature', 'Celcius', skyTemperature],
  ['RainRate', 'mm/h', (reading) => reading.rainMillimetresPerHour],
];

/** What a weather station measured, in the form in which the PLC tells of its instruments; quantities that it lacks are left out. */
export function stationReading(name: string, reading: WeatherReading): PlcDeviceReading {
  const values: PlcValue[] = VALUES.flatMap(([value, unit, of]) => {
    const measured = of(reading);
    return measured === null ? [] : [{ name: value, value: measured, unit, comment: '' }];
  });
  if (reading.safe !== null)
    values.push({
      name: 'Verdict',
      value: reading.safe ? 'safe' : 'unsafe',
      unit: 'string',
      comment: 'of the station itself',
    });
  return { name, type: 'meteo', serialNumber: '', valid: true, values };
}

/** What an infrared sensor sees of the sky, where the station tells how much colder than its air that is. */
function skyTemperature({ skyMinusAmbientCelsius, temperatureCelsius }: WeatherReading): number | null {
  return skyMinusAmbientCelsius === null || temperatureCelsius === null
    ? null
    : temperatureCelsius + skyMinusAmbientCelsius;
}
