import type { TargetMotion } from '../model/targetMotion.ts';

/** The Sun's radius is 0.005 AU; beyond 1000 AU nothing was ever observed. */
const PERIHELION_AU = { minimum: 0.005, maximum: 1000 };
/** The fastest visitor so far, 3I/ATLAS, has 6.1. */
const MOST_ECCENTRIC = 10;
/** Two-line elements: 69 columns, the last one the sum of the digits (a minus counts 1) modulo 10. */
const TLE_COLUMNS = 69;

/** What is wrong with the motion of a target, without its place; empty = fine. */
export function checkMotion(motion: TargetMotion): readonly string[] {
  if (motion.kind === 'planet') return [];
  if (motion.kind === 'satellite') return [...checkLine(motion.line1, 1), ...checkLine(motion.line2, 2)];
  const problems: string[] = [];
  const { perihelionDistanceAu: distance, eccentricity } = motion;
  if (!(distance >= PERIHELION_AU.minimum && distance <= PERIHELION_AU.maximum)) {
    problems.push(
      `perihelion-distance is ${distance}, not from ${PERIHELION_AU.minimum} to ${PERIHELION_AU.maximum} AU`,
    );
  }
  if (!(eccentricity >= 0 && eccentricity <= MOST_ECCENTRIC)) {
    problems.push(`eccentricity is ${eccentricity}, not from 0 to ${MOST_ECCENTRIC}`);
  }
  if (!(motion.inclinationDegrees >= 0 && motion.inclinationDegrees <= 180)) {
    problems.push(`inclination is ${motion.inclinationDegrees}, not from 0 to 180°`);
  }
  for (const value of [motion.ascendingNodeDegrees, motion.perihelionArgumentDegrees, motion.perihelionJulianDate]) {
    if (!Number.isFinite(value)) problems.push('an orbital element is not a number');
  }
  return problems;
}

function checkLine(line: string, number: 1 | 2): readonly string[] {
  const what = `line${number} of the satellite`;
  if (!line.startsWith(`${number} `)) return [`${what} does not begin with "${number} "`];
  if (line.length !== TLE_COLUMNS) return [`${what} has ${line.length} columns, not ${TLE_COLUMNS}`];
  const sum = [...line.slice(0, -1)].reduce(
    (total, sign) => total + (sign === '-' ? 1 : sign >= '0' && sign <= '9' ? Number(sign) : 0),
    0,
  );
  if (String(sum % 10) === line.at(-1)) return [];
  return [`${what} ends with the check digit ${line.at(-1)}, and its digits give ${sum % 10}: a digit was mistyped`];
}
