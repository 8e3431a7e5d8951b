/** Units that are kept inside. */
export type Unit = 'Celsius' | 'percent' | 'hPa' | 'mm/h' | 'm/s' | 'degrees' | 'V' | 'bool';

type Conversion = (value: number) => number;
const same: Conversion = (value) => value;
const kelvin: Conversion = (value) => value - 273.15;
const fahrenheit: Conversion = (value) => ((value - 32) * 5) / 9;
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
    'deg c': same,
    '°c': same,
    c: same,
    deg: same,
    k: kelvin,
    kelvin,
    '°k': kelvin,
    f: fahrenheit,
    '°f': fahrenheit,
    degf: fahrenheit,
    'deg f': fahrenheit,
    fahrenheit,
  },
  percent: { percent: same, '%': same, '%rh': same, '% rh': same, pct: same },
  hPa: {
    mbar: same,
    hpa: same,
    bar: times(1000),
    pa: times(0.01),
    kpa: times(10),
    mmhg: times(1.333224),
    inhg: times(33.86389),
  },
  'mm/h': { 'mm/h': same, 'mm/hr': same, 'mm/hour': same, 'in/h': times(25.4), 'in/hr': times(25.4) },
  'm/s': {
    'm/s': same,
    mps: same,
    'm/sec': same,
    'km/h': times(1 / 3.6),
    kmh: times(1 / 3.6),
    kph: times(1 / 3.6),
    'km/hr': times(1 / 3.6),
    kt: times(1852 / 3600),
    kn: times(1852 / 3600),
    kts: times(1852 / 3600),
    knot: times(1852 / 3600),
    knots: times(1852 / 3600),
    mph: times(0.44704),
  },
  degrees: { deg: same, degree: same, degrees: same, '°': same, rad: times(180 / Math.PI) },
  V: { v: same, volt: same, volts: same, mv: times(0.001) },
  bool: { bool: same, boolean: same },
};

/** Converts to the unit that is kept inside; null when the spelling is not known: a number without its unit is no reading. */
export function convertUnit(value: number, spelling: string, unit: Unit): number | null {
  const known = CONVERSIONS[unit];
  const name = spelling.trim().toLowerCase();
  return Object.hasOwn(known, name) ? (known[name]?.(value) ?? null) : null;
}
