/** Units that are kept inside. */
export type Unit = 'Celsius' | 'percent' | 'hPa' | 'mm/h' | 'm/s' | 'degrees' | 'V' | 'bool';

type Conversion = (value: number) => number;
const same: Conversion = (value) => value;
const times =
  (factor: number): Conversion =>
  (value) =>
    value * factor;

/**
 * Spellings met on controllers, in lower case. The PLC writes "Celcius", and "deg" for a dew point as well as for a direction:
 * what is meant follows from the quantity. Factors are exact by definition except mmHg (101325/760 Pa) and inHg (BIPM).
 */
const CONVERSIONS: Readonly<Record<Unit, Readonly<Record<string, Conversion>>>> = {
  Celsius: {
    celcius: same,
    celsius: same,
    degc: same,
    '°c': same,
    c: same,
    deg: same,
    k: (value) => value - 273.15,
    kelvin: (value) => value - 273.15,
    f: (value) => ((value - 32) * 5) / 9,
    '°f': (value) => ((value - 32) * 5) / 9,
    fahrenheit: (value) => ((value - 32) * 5) / 9,
  },
  percent: { percent: same, '%': same, '%rh': same },
  hPa: {
    mbar: same,
    hpa: same,
    bar: times(1000),
    pa: times(0.01),
    kpa: times(10),
    mmhg: times(1.333224),
    inhg: times(33.86389),
  },
  'mm/h': { 'mm/h': same, 'mm/hr': same, 'in/h': times(25.4), 'in/hr': times(25.4) },
  'm/s': {
    'm/s': same,
    'km/h': times(1 / 3.6),
    kmh: times(1 / 3.6),
    kt: times(1852 / 3600),
    kn: times(1852 / 3600),
    knots: times(1852 / 3600),
    mph: times(0.44704),
  },
  degrees: { deg: same, degrees: same, '°': same, rad: times(180 / Math.PI) },
  V: { v: same, volt: same, mv: times(0.001) },
  bool: { bool: same, boolean: same },
};

/** Converts to the unit that is kept inside; null when the spelling is not known: a number without its unit is no reading. */
export function convertUnit(value: number, spelling: string, unit: Unit): number | null {
  return CONVERSIONS[unit][spelling.trim().toLowerCase()]?.(value) ?? null;
}
