/** Magnus coefficients over water, −45…60 °C: Sonntag (1990), as in WMO-No. 8, annex 4.B. */
const B = 17.62;
const C_CELSIUS = 243.12;

/** Dew point in °C by the Magnus formula; null for air without any moisture, which has none. */
export function dewPointCelsius(temperatureCelsius: number, humidityPercent: number): number | null {
  if (humidityPercent <= 0) return null;
  const gamma = Math.log(humidityPercent / 100) + (B * temperatureCelsius) / (C_CELSIUS + temperatureCelsius);
  return (C_CELSIUS * gamma) / (B - gamma);
}
