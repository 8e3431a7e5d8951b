import type { XmlElement } from '../alerts/voevent/XmlElement.ts';
import { PLANETS, type TargetMotion } from '../model/targetMotion.ts';
import { AttributeReader } from './AttributeReader.ts';

const SATELLITE = ['line1', 'line2'];
const SHAPE = ['eccentricity', 'inclination', 'node', 'argument'];
const PERIHELION = ['perihelion-distance', 'perihelion-time'];
const MEAN = ['semi-major-axis', 'mean-anomaly', 'epoch'];
/** Gaussian gravitational constant, radians per day at 1 AU (IAU 1976). */
const GAUSS = 0.01720209895;
const DAY_MS = 86_400_000;
const UNIX_EPOCH_JD = 2_440_587.5;

/**
 * Reads the `<target>` of a sequence that moves among the stars: a planet by name, an asteroid or a comet by its orbital
 * elements (J2000; perihelion, or semi-major axis with mean anomaly and epoch), a satellite by its two lines.
 */
export function readTarget(element: XmlElement, where: string, problems: string[]): TargetMotion {
  const known = ['body', ...SATELLITE, ...SHAPE, ...PERIHELION, ...MEAN];
  const target = new AttributeReader(element, where, known, problems);
  for (const child of element.children) target.note(`unknown element <${child.name}>`);
  if (target.text('body') !== '') {
    refuseOthers(element, ['body'], target);
    return { kind: 'planet', name: target.choice('body', PLANETS) };
  }
  if (target.text('line1') !== '' || target.text('line2') !== '') {
    refuseOthers(element, SATELLITE, target);
    return { kind: 'satellite', line1: target.required('line1'), line2: target.required('line2') };
  }
  if (!element.attributes.has('eccentricity')) {
    target.note('it says neither a body nor orbital elements nor the two lines of a satellite');
    return { kind: 'planet', name: PLANETS[0] };
  }
  return readOrbit(element, target);
}

function readOrbit(element: XmlElement, target: AttributeReader): TargetMotion {
  const byMeanAnomaly = element.attributes.has('semi-major-axis');
  refuseOthers(element, [...SHAPE, ...(byMeanAnomaly ? MEAN : PERIHELION)], target);
  const eccentricity = target.number('eccentricity');
  const shape = {
    kind: 'orbit',
    eccentricity,
    inclinationDegrees: target.number('inclination'),
    ascendingNodeDegrees: target.number('node'),
    perihelionArgumentDegrees: target.number('argument'),
  } as const;
  if (!byMeanAnomaly) {
    const perihelionDistanceAu = target.number('perihelion-distance');
    return { ...shape, perihelionDistanceAu, perihelionJulianDate: readJulianDate(target, 'perihelion-time') };
  }
  const axis = target.number('semi-major-axis');
  if (!(axis > 0 && eccentricity < 1))
    target.note('a mean anomaly needs an ellipse: axis above 0, eccentricity below 1');
  const anomaly = ((target.number('mean-anomaly') + 540) % 360) - 180;
  const days = (anomaly * (Math.PI / 180) * axis ** 1.5) / GAUSS;
  return {
    ...shape,
    perihelionDistanceAu: axis * (1 - eccentricity),
    perihelionJulianDate: readJulianDate(target, 'epoch') - days,
  };
}

/** A Julian date, or a date (and time) in TT as ephemeris services print it. */
function readJulianDate(target: AttributeReader, name: string): number {
  const text = target.required(name);
  if (/^\d{7}(\.\d+)?$/.test(text)) return Number(text);
  const instant = /^\d{4}-\d{2}-\d{2}(T[\d:.]+)?$/.test(text)
    ? Date.parse(text.includes('T') ? `${text}Z` : text)
    : Number.NaN;
  if (Number.isFinite(instant)) return instant / DAY_MS + UNIX_EPOCH_JD;
  if (text !== '') target.note(`${name} is "${text}", not a Julian date or a date such as 2026-12-16T04:30:00 (TT)`);
  return UNIX_EPOCH_JD;
}

function refuseOthers(element: XmlElement, own: readonly string[], target: AttributeReader): void {
  const others = [...element.attributes.keys()].filter((name) => !own.includes(name));
  if (others.length > 0) target.note(`${others.join(', ')} does not go together with ${own.join(', ')}`);
}
