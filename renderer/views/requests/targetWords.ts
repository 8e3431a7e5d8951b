import type { TargetMotion } from '../../../main-services/model/targetMotion.ts';
import { fixed } from '../../format/number.ts';

/** What kind of target it is, in a word for the tree; empty for a fixed one. */
export function targetKind(motion: TargetMotion | undefined): string {
  switch (motion?.kind) {
    case 'planet':
      return 'planet';
    case 'orbit':
      return 'orbit';
    case 'satellite':
      return 'satellite';
    case undefined:
      return '';
  }
}

/** The same with what it moves by. */
export function targetWords(motion: TargetMotion | undefined): string {
  switch (motion?.kind) {
    case 'planet':
      return `planet ${motion.name}`;
    case 'orbit':
      return `asteroid or comet by its orbit: perihelion ${fixed(motion.perihelionDistanceAu, 3)} AU, eccentricity ${fixed(motion.eccentricity, 3)}, inclination ${fixed(motion.inclinationDegrees, 1)}°`;
    case 'satellite':
      // Columns 3 to 7 of the first line are the catalogue number.
      return `satellite ${motion.line1.slice(2, 7).trim()} by two-line elements`;
    case undefined:
      return 'fixed position';
  }
}
