import type { ApparentCoordinates } from '../CoordinateFrames.ts';
import type { MountState } from '../mount/Mount.ts';

/** Two readings nearer together than this say nothing about motion: they differ by the last digit of the display. */
const SHORTEST_BASE_MS = 1_000;
const BETWEEN_SAMPLES_MS = 500;
const LONGEST_MEMORY_MS = 60_000;
/** Faster than this is a slew: eight times the guide rate, a third of the centring rate of 16 × sidereal. */
const SLEW_DEGREES_PER_SECOND = 0.02;
/** The sky turns by this, degrees per second. */
const SIDEREAL_DEGREES_PER_SECOND = 15.041 / 3600;
/** How long it must be watched until standing can be told from following: four steps of the last digit of right ascension. */
const BASE_FOR_DRIFT_MS = { long: 4_000, short: 24_000 };
/** The last digits together: 15″ of right ascension or 1.5′, twice. */
const NOISE_DEGREES = { long: 0.01, short: 0.06 };
/** Where a slew counts as done: two steps of the display. */
export const THERE_DEGREES = { long: 1 / 60, short: 0.06 };
/** It was sent and has not moved for so long: somebody stopped it at the hand box, or it never went. */
const STALLED_MS = 10_000;

interface Sample extends ApparentCoordinates {
  readonly at: number;
}

export interface Lx200Sight extends Sample {
  readonly isLong: boolean;
  /** What the mount says of its motion; null = it does not tell. */
  readonly slewing: boolean | null;
  /** Whether it says that it follows no sky; null = it does not tell. */
  readonly land: boolean | null;
}

type Order =
  | { readonly kind: 'none' | 'park' | 'parked' }
  | { readonly kind: 'slew'; readonly wanted: ApparentCoordinates };

/**
 * What an LX200 mount is doing. The protocol tells little more than where it points, so it is seen from what the
 * pointing does: it stays on the sky, it stays over the ground, or it goes; what was ordered only gives the motion its name.
 */
export class Lx200Motion {
  #samples: Sample[] = [];
  #order: Order = { kind: 'none' };
  /** How often in a row it looked like the end of what was ordered. */
  #ended = 0;
  #stillSince: number | null = null;

  slewOrdered(wanted: ApparentCoordinates): void {
    this.#begin({ kind: 'slew', wanted });
  }

  parkOrdered(): void {
    this.#begin({ kind: 'park' });
  }

  /** Nothing is ordered any more: it was stopped, or it may have been switched off meanwhile. */
  forget(): void {
    this.#begin({ kind: 'none' });
  }

  get isParked(): boolean {
    return this.#order.kind === 'parked';
  }

  /** Takes a reading and says what the mount is doing. */
  see(sight: Lx200Sight): MountState {
    const moves = this.#moves(sight);
    const stands = this.#stands(sight);
    this.#keep(sight, moves === true);
    const going = sight.slewing === true || moves === true;
    if (going) this.#stillSince = null;
    else this.#stillSince ??= sight.at;
    const isIdle = this.#stillSince !== null && sight.at - this.#stillSince >= STALLED_MS;
    if (this.#order.kind === 'slew' && !this.#slewEnded(this.#order.wanted, sight, isIdle)) return 'SLEWING';
    if (this.#order.kind === 'park' && isIdle && stands === false) this.forget();
    if (this.#order.kind === 'park' && !this.#parkEnded(going, stands ?? sight.land)) return 'PARKING';
    // A mount that goes, or follows the sky, is not parked, whatever was ordered once.
    if (this.#order.kind === 'parked' && (going || (stands === false && sight.land !== true))) this.forget();
    if (this.#order.kind === 'parked') return 'PARKED';
    if (going) return 'SLEWING';
    return (stands ?? sight.land ?? false) ? 'STOPPED' : 'TRACKING';
  }

  #begin(order: Order): void {
    this.#order = order;
    this.#samples = [];
    this.#ended = 0;
    this.#stillSince = null;
  }

  #slewEnded(wanted: ApparentCoordinates, sight: Lx200Sight, stalled: boolean): boolean {
    const there = apart(sight, wanted, 0) < THERE_DEGREES[sight.isLong ? 'long' : 'short'];
    const idle = sight.slewing === null ? there : !sight.slewing;
    this.#ended = idle ? this.#ended + 1 : 0;
    if ((sight.slewing === false && there) || this.#ended >= 2 || stalled) this.#order = { kind: 'none' };
    return this.#order.kind === 'none';
  }

  /** Only what is seen to stand is parked: a mount that does not know the word goes on following the sky. */
  #parkEnded(going: boolean, stands: boolean | null): boolean {
    this.#ended = !going && stands === true ? this.#ended + 1 : 0;
    if (this.#ended >= 2) this.#order = { kind: 'parked' };
    return this.#order.kind === 'parked';
  }

  /** Whether it goes faster than any sky; null = it is too early to tell. */
  #moves(sight: Lx200Sight): boolean | null {
    const before = this.#samples.findLast(({ at }) => sight.at - at >= SHORTEST_BASE_MS);
    if (before === undefined) return null;
    const seconds = (sight.at - before.at) / 1000;
    const way = Math.min(apart(sight, before, 0), apart(sight, before, seconds * SIDEREAL_DEGREES_PER_SECOND));
    return way > NOISE_DEGREES[sight.isLong ? 'long' : 'short'] + seconds * SLEW_DEGREES_PER_SECOND;
  }

  /** Whether it stays over the ground while the sky passes; null = it is too early to tell. */
  #stands(sight: Lx200Sight): boolean | null {
    const base = BASE_FOR_DRIFT_MS[sight.isLong ? 'long' : 'short'];
    const before = this.#samples.findLast(({ at }) => sight.at - at >= base);
    if (before === undefined) return null;
    const passed = ((sight.at - before.at) / 1000) * SIDEREAL_DEGREES_PER_SECOND;
    return eastward(sight, before) > passed / 2;
  }

  #keep({ at, rightAscensionHours, declinationDegrees }: Lx200Sight, moves: boolean): void {
    const last = this.#samples.at(-1);
    if (moves || (last !== undefined && at < last.at)) this.#samples = [];
    else if (last !== undefined && at - last.at < BETWEEN_SAMPLES_MS) return;
    const oldest = at - LONGEST_MEMORY_MS;
    this.#samples = [
      ...this.#samples.filter((sample) => sample.at >= oldest),
      { at, rightAscensionHours, declinationDegrees },
    ];
  }
}

/** Degrees from `before` towards the east, −180 to 180. */
function eastward(place: ApparentCoordinates, before: ApparentCoordinates): number {
  return (((((place.rightAscensionHours - before.rightAscensionHours) * 15 + 540) % 360) + 360) % 360) - 180;
}

/** How far a place is from where it was before, when the sky itself passed by so much; small angles. */
function apart(place: ApparentCoordinates, before: ApparentCoordinates, passedDegrees: number): number {
  const cos = Math.cos((place.declinationDegrees * Math.PI) / 180);
  const east = (eastward(place, before) - passedDegrees) * cos;
  return Math.hypot(east, place.declinationDegrees - before.declinationDegrees);
}
