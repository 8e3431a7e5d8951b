const HOUR_MS = 3_600_000;
/** San Pedro Mártir's mean solar time is behind UTC by its longitude, 115.46° at 15° an hour. */
const SOLAR_OFFSET_HOURS = -7.7;
/** Magnus formula over water (Sonntag 1990). */
const MAGNUS_A = 17.62;
const MAGNUS_B = 243.12;

/** One value of one instrument. */
export interface WeatherReading {
  readonly device: string;
  readonly quantity: string;
  readonly value: number;
}

/**
 * A fair night around the original's values: cooling until dawn, humidity rising with it, gusts that stay well below the limits.
 * A pure function of time, so that every simulator of the same night has the same weather.
 */
export function liveWeather(now: number): readonly WeatherReading[] {
  const hours = now / HOUR_MS;
  const solarHour = hours + SOLAR_OFFSET_HOURS;
  // Warmest at 15 h; equals the original's 12.1 °C at 19 h and falls to 6.6 °C at 5 h.
  const temperature = 10.12 + 4 * wave(solarHour - 15, 24, Math.PI / 2) + 0.15 * wave(hours, 0.61);
  const humidity = 64.1 + 1.4 * (12.12 - temperature) + 1.5 * wave(hours, 2.3);
  const gust = 0.9 * wave(hours, 41 / 3600) * wave(hours, 0.17);
  const wind = Math.max(0.2, 3.1 + 1.1 * wave(hours, 1.6) + 0.6 * wave(hours, 0.23, 1) + gust);
  // The tide of the atmosphere has two highs a day.
  const pressure = 769.2 + 0.7 * wave(solarHour - 7, 12);
  const direction = 202.3 + 14 * wave(hours, 3.1) + 6 * wave(hours, 0.11);
  return [
    ...station('WXT520', temperature, humidity, pressure, wind, direction),
    // The second station's differences are those of the original's reply.
    ...station('VantagePro', temperature + 0.33, humidity + 1.2, pressure - 0.5, wind * 0.9, direction + 4.7),
    { device: 'MLX90614-1', quantity: 'SensorTemperature', value: round(temperature + 11.44, 2) },
    // A clear sky is some 28 K colder than the air, as in the original's reply.
    { device: 'MLX90614-1', quantity: 'SkyTemperature', value: round(temperature - 27.8 + 0.6 * wave(hours, 0.9), 2) },
  ];
}

function station(
  device: string,
  temperature: number,
  humidity: number,
  pressure: number,
  wind: number,
  direction: number,
): readonly WeatherReading[] {
  return [
    { device, quantity: 'OutsideTemp', value: round(temperature, 2) },
    { device, quantity: 'OutsideHumidity', value: round(humidity, 1) },
    { device, quantity: 'Pressure', value: round(pressure, 1) },
    { device, quantity: 'WindSpeed', value: round(wind, 1) },
    { device, quantity: 'WindDir', value: round(direction, 1) },
    { device, quantity: 'DewPoint', value: round(dewPoint(temperature, humidity), 1) },
  ];
}

function dewPoint(temperatureCelsius: number, humidityPercent: number): number {
  const gamma = Math.log(humidityPercent / 100) + (MAGNUS_A * temperatureCelsius) / (MAGNUS_B + temperatureCelsius);
  return (MAGNUS_B * gamma) / (MAGNUS_A - gamma);
}

function wave(hours: number, periodHours: number, phase = 0): number {
  return Math.sin((2 * Math.PI * hours) / periodHours + phase);
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
