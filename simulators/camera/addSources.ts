import type { CameraModel, FilterModel } from './CameraModel.ts';
import { type SkySource, sourcesAround } from './skyCatalogue.ts';

const DEGREES_PER_RADIAN = 180 / Math.PI;
const ARCSECONDS_PER_DEGREE = 3600;
/** Wings of a Moffat profile as atmospheric seeing makes them (Trujillo et al. 2001, MNRAS 328, 977). */
const MOFFAT_BETA = 3;
/** Stamps end where a source adds less than this much of an electron to a pixel. */
const INVISIBLE_ELECTRONS = 0.3;
const LARGEST_RADIUS_PIXELS = 90;

/** What the sky drawn is seen through. */
export interface View {
  readonly camera: CameraModel;
  readonly filter: FilterModel;
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
  readonly exposureSeconds: number;
  readonly starArcseconds: number;
}

/**
 * Adds the electrons of all stars and galaxies in the field: north up, east left, the pointing in the middle
 * (tangential projection), rows from the bottom. `extra` sources are added to those of the catalogue.
 */
export function addSources(electrons: Float32Array, view: View, extra: readonly SkySource[]): void {
  const { camera } = view;
  const half = (Math.max(camera.widthPixels, camera.heightPixels) / 2) * camera.arcsecondsPerPixel;
  // A margin of 20″: a bright star just outside still shines in.
  const halfDegrees = (half * Math.SQRT2 + 20) / ARCSECONDS_PER_DEGREE;
  for (const source of sourcesAround(view.rightAscensionDegrees, view.declinationDegrees, halfDegrees)) {
    addSource(electrons, view, source);
  }
  for (const source of extra) addSource(electrons, view, source);
}

function addSource(electrons: Float32Array, view: View, source: SkySource): void {
  const { camera, filter } = view;
  const place = project(view, source);
  if (place === null) return;
  const magnitude = source.rMagnitude + filter.colourTerm * source.colour;
  const total = 10 ** (0.4 * (filter.zeroPoint - magnitude)) * view.exposureSeconds;
  const fwhm = view.starArcseconds / camera.arcsecondsPerPixel;
  // Half width of the profile at half its peak fixes the Moffat radius.
  const alpha = fwhm / (2 * Math.sqrt(2 ** (1 / MOFFAT_BETA) - 1));
  // A galaxy is drawn as a stretched Moffat profile of the quadratic sum of widths: near enough to a blurred disc.
  const scale = (source.scaleArcseconds * 1.5) / camera.arcsecondsPerPixel;
  const major = Math.hypot(alpha, scale);
  const minor = Math.hypot(alpha, scale * source.axisRatio);
  const peak = ((MOFFAT_BETA - 1) * total) / (Math.PI * major * minor);
  if (peak < INVISIBLE_ELECTRONS) return;
  const radius = Math.min(
    LARGEST_RADIUS_PIXELS,
    Math.ceil(major * Math.sqrt((peak / INVISIBLE_ELECTRONS) ** (1 / MOFFAT_BETA) - 1)) + 1,
  );
  stamp(electrons, camera, place, { major, minor, peak, radius, angle: source.positionAngleDegrees });
}

interface Profile {
  readonly major: number;
  readonly minor: number;
  readonly peak: number;
  readonly radius: number;
  readonly angle: number;
}

function stamp(electrons: Float32Array, camera: CameraModel, place: { x: number; y: number }, profile: Profile): void {
  const width = camera.widthPixels;
  const left = Math.max(0, Math.ceil(place.x - profile.radius));
  const right = Math.min(width - 1, Math.floor(place.x + profile.radius));
  const bottom = Math.max(0, Math.ceil(place.y - profile.radius));
  const top = Math.min(camera.heightPixels - 1, Math.floor(place.y + profile.radius));
  // Position angles count from north (up) through east (left).
  const sin = Math.sin(profile.angle / DEGREES_PER_RADIAN);
  const cos = Math.cos(profile.angle / DEGREES_PER_RADIAN);
  for (let y = bottom; y <= top; y++) {
    for (let x = left; x <= right; x++) {
      const dx = x - place.x;
      const dy = y - place.y;
      const along = (dy * cos - dx * sin) / profile.major;
      const across = (dx * cos + dy * sin) / profile.minor;
      const base = 1 + along * along + across * across;
      // base ** -MOFFAT_BETA, written out: this is the inner loop.
      const index = y * width + x;
      electrons[index] = (electrons[index] ?? 0) + profile.peak / (base * base * base);
    }
  }
}

/** Pixel of a place, counted from the centre of the bottom left one; null behind the observer. */
function project(view: View, source: SkySource): { x: number; y: number } | null {
  const { camera } = view;
  const alpha = (source.rightAscensionDegrees - view.rightAscensionDegrees) / DEGREES_PER_RADIAN;
  const delta = source.declinationDegrees / DEGREES_PER_RADIAN;
  const centre = view.declinationDegrees / DEGREES_PER_RADIAN;
  const depth = Math.sin(centre) * Math.sin(delta) + Math.cos(centre) * Math.cos(delta) * Math.cos(alpha);
  if (depth <= 0) return null;
  const east = (Math.cos(delta) * Math.sin(alpha)) / depth;
  const north = (Math.cos(centre) * Math.sin(delta) - Math.sin(centre) * Math.cos(delta) * Math.cos(alpha)) / depth;
  const pixelsPerRadian = (DEGREES_PER_RADIAN * ARCSECONDS_PER_DEGREE) / camera.arcsecondsPerPixel;
  return {
    x: (camera.widthPixels - 1) / 2 - east * pixelsPerRadian,
    y: (camera.heightPixels - 1) / 2 + north * pixelsPerRadian,
  };
}
