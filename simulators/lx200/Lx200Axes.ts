import { asinDegrees, cosDegrees, halfTurn, sinDegrees, turn } from '../telescope/angles.ts';
import { localSiderealDegrees } from '../telescope/siderealTime.ts';

/** Meade LX200: 8° a second per axis at most. */
const SLEW_DEGREES_PER_SECOND = 8;
/** Park position: the meridian at the celestial equator. */
const PARK = { hourAngleDegrees: 0, declinationDegrees: 0 };

/** Where the axes stand, over the ground. */
interface Stance {
  readonly hourAngleDegrees: number;
  readonly declinationDegrees: number;
}

export interface SkyPlace {
  readonly rightAscensionDegrees: number;
  readonly declinationDegrees: number;
}

export type Motion =
  | { readonly kind: 'stand' | 'follow' }
  | { readonly kind: 'slew'; readonly to: SkyPlace }
  | { readonly kind: 'park' }
  | { readonly kind: 'jog'; readonly west: number; readonly north: number };

/** The axes of an equatorial mount, of date: they stand over the ground, follow the sky, or go somewhere. */
export class Lx200Axes {
  latitudeDegrees = 31.03;
  longitudeEastDegrees = -115.45;
  #stance: Stance = { hourAngleDegrees: 0, declinationDegrees: 60 };
  #motion: Motion = { kind: 'follow' };
  #at: number;

  constructor(now: number) {
    this.#at = now;
  }

  get motion(): Motion {
    return this.#motion;
  }

  /** Moves on to `now`. */
  run(now: number): void {
    const seconds = Math.max(0, now - this.#at) / 1000;
    const sky = localSiderealDegrees(now, 0) - localSiderealDegrees(this.#at, 0);
    this.#at = now;
    const motion = this.#motion;
    if (motion.kind === 'stand') return;
    if (motion.kind === 'slew') {
      if (this.#approach(this.#stanceOf(motion.to), seconds)) this.#motion = { kind: 'follow' };
    } else if (motion.kind === 'park') {
      if (this.#approach(PARK, seconds)) this.#motion = { kind: 'stand' };
    } else {
      const { west, north } = motion.kind === 'jog' ? motion : { west: 0, north: 0 };
      const { hourAngleDegrees, declinationDegrees } = this.#stance;
      this.#stance = {
        hourAngleDegrees: turn(hourAngleDegrees + halfTurn(sky) + west * seconds),
        declinationDegrees: Math.min(90, Math.max(-90, declinationDegrees + north * seconds)),
      };
    }
  }

  /** Its clock is set: the sky is elsewhere at once, the axes are where they were. */
  setClock(at: number): void {
    this.#at = at;
  }

  begin(motion: Motion): void {
    this.#motion = motion;
  }

  place(): SkyPlace {
    const { hourAngleDegrees, declinationDegrees } = this.#stance;
    return { rightAscensionDegrees: turn(this.sidereal() - hourAngleDegrees), declinationDegrees };
  }

  /** Takes where it stands for this place. */
  sync({ rightAscensionDegrees, declinationDegrees }: SkyPlace): void {
    this.#stance = { hourAngleDegrees: turn(this.sidereal() - rightAscensionDegrees), declinationDegrees };
  }

  sidereal(): number {
    return localSiderealDegrees(this.#at, this.longitudeEastDegrees);
  }

  /** How high a place is above the horizon, degrees. */
  altitude(place: SkyPlace): number {
    const { hourAngleDegrees, declinationDegrees } = this.#stanceOf(place);
    return asinDegrees(
      sinDegrees(this.latitudeDegrees) * sinDegrees(declinationDegrees) +
        cosDegrees(this.latitudeDegrees) * cosDegrees(declinationDegrees) * cosDegrees(hourAngleDegrees),
    );
  }

  #stanceOf({ rightAscensionDegrees, declinationDegrees }: SkyPlace): Stance {
    return { hourAngleDegrees: turn(this.sidereal() - rightAscensionDegrees), declinationDegrees };
  }

  #distance({ hourAngleDegrees, declinationDegrees }: Stance): number {
    return Math.max(
      Math.abs(halfTurn(hourAngleDegrees - this.#stance.hourAngleDegrees)),
      Math.abs(declinationDegrees - this.#stance.declinationDegrees),
    );
  }

  /** Goes towards a stance; true when it is there. */
  #approach(goal: Stance, seconds: number): boolean {
    const way = SLEW_DEGREES_PER_SECOND * seconds;
    if (this.#distance(goal) <= way) {
      this.#stance = goal;
      return true;
    }
    const step = (distance: number) => Math.sign(distance) * Math.min(way, Math.abs(distance));
    const { hourAngleDegrees, declinationDegrees } = this.#stance;
    this.#stance = {
      hourAngleDegrees: turn(hourAngleDegrees + step(halfTurn(goal.hourAngleDegrees - hourAngleDegrees))),
      declinationDegrees: declinationDegrees + step(goal.declinationDegrees - declinationDegrees),
    };
    return false;
  }
}
