import type { CoordinateFrames } from '../../devices/CoordinateFrames.ts';
import type { EquatorialTarget, HorizontalTarget, MountStatus } from '../../devices/mount/Mount.ts';
import { diurnalMotion } from '../astronomy/diurnalMotion.ts';
import { turnTo } from '../interlocks/cableWrap.ts';
import { SUN_DOWN_DEGREES } from '../interlocks/InterlockFacts.ts';
import type { InterlockLimits } from '../interlocks/limits.ts';
import { pathAhead } from '../interlocks/pathAhead.ts';
import { directionDistanceDegrees } from '../interlocks/sunReasons.ts';
import type { SkyNow } from '../model/night.ts';
import type { AskedPlace, TargetOutlook } from '../model/targetOutlook.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { InterlockChecks } from './InterlockChecks.ts';

/** Nearer than this to where it was asked about, the telescope is there already and its cables stay as they are. */
const THERE_DEGREES = 0.05;

/** Says of a place, before anything moves, what the interlocks would say and where tracking it leads. */
export class TargetAdvisor {
  readonly #clock: Clock;
  readonly #latitudeDegrees: number;
  readonly #frames: CoordinateFrames;
  readonly #sky: () => SkyNow;
  readonly #checks: InterlockChecks;
  readonly #mount: () => MountStatus | null;
  readonly #limits: InterlockLimits;

  constructor(options: {
    clock: Clock;
    latitudeDegrees: number;
    frames: CoordinateFrames;
    sky: () => SkyNow;
    checks: InterlockChecks;
    mount: () => MountStatus | null;
    limits: InterlockLimits;
  }) {
    this.#clock = options.clock;
    this.#latitudeDegrees = options.latitudeDegrees;
    this.#frames = options.frames;
    this.#sky = options.sky;
    this.#checks = options.checks;
    this.#mount = options.mount;
    this.#limits = options.limits;
  }

  /** The place given; null asks about where the telescope points now. Null when that is not known. */
  outlook(asked: AskedPlace | null): TargetOutlook | null {
    const now = this.#clock.now();
    const mount = this.#mount();
    const place = asked ?? (mount === null ? null : ({ frame: 'J2000', ...mount } as const));
    if (place === null) return null;
    const equatorial = this.#equatorial(place, now);
    const horizontal = this.#horizontal(asked, equatorial, now);
    const apparent = this.#frames.toApparent(equatorial, now);
    const sky = this.#sky();
    const sun = { altitudeDegrees: sky.sunAltitudeDegrees, azimuthDegrees: sky.sunAzimuthDegrees };
    const moon = { altitudeDegrees: sky.moonAltitudeDegrees, azimuthDegrees: sky.moonAzimuthDegrees };
    const { turnDegrees, wrapDegrees } = this.#winding(mount, horizontal);
    const motion = diurnalMotion(this.#latitudeDegrees, horizontal);
    const sunMotion = diurnalMotion(this.#latitudeDegrees, sun);
    const { path, ends } = pathAhead(now, motion.after, sunMotion.after, wrapDegrees, this.#limits);
    return {
      at: now,
      ...equatorial,
      apparentRightAscensionDegrees: apparent.rightAscensionHours * 15,
      apparentDeclinationDegrees: apparent.declinationDegrees,
      altitudeDegrees: horizontal.altitudeDegrees,
      azimuthDegrees: horizontal.azimuthDegrees,
      reasons:
        place.frame === 'HORIZONTAL' ? this.#checks.slewToHorizontal(horizontal) : this.#checks.slewTo(equatorial),
      sunDistanceDegrees: directionDistanceDegrees(horizontal, sun),
      sunIsUp: sun.altitudeDegrees > SUN_DOWN_DEGREES,
      moonDistanceDegrees: directionDistanceDegrees(horizontal, moon),
      turnDegrees,
      wrapDegrees,
      limits: this.#limits,
      path,
      transitAt: now + motion.transitAfterMs,
      ends,
    };
  }

  #horizontal(asked: AskedPlace | null, equatorial: EquatorialTarget, now: number): HorizontalTarget {
    const itself = asked === null ? this.#mount() : asked.frame === 'HORIZONTAL' ? asked : null;
    return itself ?? this.#frames.toHorizontal(equatorial, now);
  }

  #equatorial(place: AskedPlace, now: number): EquatorialTarget {
    if (place.frame === 'HORIZONTAL') return this.#frames.fromHorizontal(place, now);
    const { rightAscensionDegrees, declinationDegrees } = place;
    if (place.frame === 'J2000') return { rightAscensionDegrees, declinationDegrees };
    return this.#frames.fromApparent({ rightAscensionHours: rightAscensionDegrees / 15, declinationDegrees }, now);
  }

  #winding(mount: MountStatus | null, to: HorizontalTarget) {
    const wrap = mount?.cableWrapDegrees ?? null;
    if (mount === null) return { turnDegrees: null, wrapDegrees: null };
    const there = directionDistanceDegrees(mount, to) < THERE_DEGREES;
    const turnDegrees = there ? 0 : turnTo(mount, to.azimuthDegrees, this.#limits);
    return { turnDegrees, wrapDegrees: wrap === null || turnDegrees === null ? null : wrap + turnDegrees };
  }
}
