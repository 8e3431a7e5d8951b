import type { OrbitalElements } from '../../model/targetMotion.ts';
import { DEGREE } from '../degrees.ts';

/** Gaussian gravitational constant, AU^1.5 per day (IAU 1976): √(G M☉). */
const GAUSS = 0.01720209895;
/** Obliquity of the ecliptic at J2000, 84381.448″ (IAU 1976), which orbital elements are published with. */
const OBLIQUITY = (84_381.448 / 3600) * DEGREE;
/** Halving alone would need 60 steps for the last digit. */
const MOST_STEPS = 100;

/**
 * Where a body of an orbit stands seen from the Sun, AU on the equator of J2000. Ellipse, parabola and hyperbola are one formula
 * in the universal anomaly (Vallado, Fundamentals of Astrodynamics and Applications, 2.3), begun at the perihelion.
 * @param daysFromPerihelion TT
 */
export function heliocentricPlace(elements: OrbitalElements, daysFromPerihelion: number): [number, number, number] {
  const { perihelionDistanceAu: q, eccentricity: e } = elements;
  const alpha = (1 - e) / q;
  const x = universalAnomaly(q, e, GAUSS * sinceLastPerihelion(alpha, daysFromPerihelion));
  const [c2, c3] = stumpff(alpha * x * x);
  const along = q - x * x * c2;
  const across = Math.sqrt(q * (1 + e)) * (x * (1 - alpha * x * x * c3));
  return onEquator(elements, along, across);
}

/** Closed orbits come round: days from the nearest perihelion. */
function sinceLastPerihelion(alpha: number, days: number): number {
  if (alpha <= 0) return days;
  const period = (2 * Math.PI) / (GAUSS * alpha ** 1.5);
  return days - Math.round(days / period) * period;
}

/**
 * Solves q x + e x³ c₃(α x²) = `target` by Newton's steps, halved in where one leaves the bracket: the slope is the distance
 * from the Sun, at least q, so the root lies between 0 and target / q.
 */
function universalAnomaly(q: number, e: number, target: number): number {
  const alpha = (1 - e) / q;
  let low = Math.min(0, target / q);
  let high = Math.max(0, target / q);
  let x = (low + high) / 2;
  for (let step = 0; step < MOST_STEPS; step++) {
    const [c2, c3] = stumpff(alpha * x * x);
    const excess = q * x + e * x ** 3 * c3 - target;
    if (excess > 0) high = x;
    else low = x;
    const newton = x - excess / (q + e * x * x * c2);
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-14 * Math.max(1, Math.abs(x))) return next;
    x = next;
  }
  return x;
}

/** Stumpff's functions c₂ and c₃. */
function stumpff(psi: number): readonly [number, number] {
  if (psi > 1e-3) {
    const root = Math.sqrt(psi);
    return [(1 - Math.cos(root)) / psi, (root - Math.sin(root)) / (psi * root)];
  }
  if (psi < -1e-3) {
    const root = Math.sqrt(-psi);
    return [(1 - Math.cosh(root)) / psi, (Math.sinh(root) - root) / (-psi * root)];
  }
  // The first four terms of the series: exact to the last digit for so small an argument.
  return [
    1 / 2 - psi / 24 + (psi * psi) / 720 - psi ** 3 / 40_320,
    1 / 6 - psi / 120 + (psi * psi) / 5040 - psi ** 3 / 362_880,
  ];
}

/** From the plane of the orbit (towards the perihelion, and 90° ahead) to the equator of J2000. */
function onEquator(elements: OrbitalElements, along: number, across: number): [number, number, number] {
  const node = elements.ascendingNodeDegrees * DEGREE;
  const argument = elements.perihelionArgumentDegrees * DEGREE;
  const tilt = elements.inclinationDegrees * DEGREE;
  const inNode = along * Math.cos(argument) - across * Math.sin(argument);
  const fromNode = along * Math.sin(argument) + across * Math.cos(argument);
  const x = inNode * Math.cos(node) - fromNode * Math.cos(tilt) * Math.sin(node);
  const y = inNode * Math.sin(node) + fromNode * Math.cos(tilt) * Math.cos(node);
  const z = fromNode * Math.sin(tilt);
  const [cos, sin] = [Math.cos(OBLIQUITY), Math.sin(OBLIQUITY)];
  return [x, y * cos - z * sin, y * sin + z * cos];
}
