import type { CatalogueTarget } from './CatalogueTarget.ts';

const number = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text));
const names = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split('|'));

/** Lines of fields separated by ";", without the lines that begin with "#". */
function records(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.split(';'));
}

/** Reads the list of deep-sky objects (deepSky.csv says what stands where). */
export function readDeepSky(text: string): CatalogueTarget[] {
  return records(text).map(([name = '', kind = '', ra, dec, magnitude, size, further]) => ({
    name,
    kind,
    rightAscensionDegrees: Number(ra),
    declinationDegrees: Number(dec),
    magnitude: number(magnitude),
    sizeArcminutes: number(size),
    furtherNames: names(further),
  }));
}

/** Reads the list of stars (stars.csv says what stands where). */
export function readStars(text: string): CatalogueTarget[] {
  return records(text).map(([name = '', ra, dec, magnitude, further]) => ({
    name,
    kind: 'star',
    rightAscensionDegrees: Number(ra),
    declinationDegrees: Number(dec),
    magnitude: number(magnitude),
    sizeArcminutes: null,
    furtherNames: names(further),
  }));
}
