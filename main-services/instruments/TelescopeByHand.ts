import type { EquatorialTarget, Mount, MountStatus } from '../../devices/mount/Mount.ts';
import type { Clock } from '../supervision/Clock.ts';
import type { CommandDesk, CommandOrder, IssuedCommand } from './CommandDesk.ts';
import type { InterlockChecks } from './InterlockChecks.ts';
import { skyDistance } from './jogAhead.ts';
import { issueMotion, type LatestMotion } from './LatestMotion.ts';
import type { Poller } from './Poller.ts';

/** A mount that was told to seek its marks has begun by then, or stood on them. */
const BEGINS_WITHIN_MS = 3000;
/** A turn of both axes at the speed of a small mount, 2°/s. */
const HOME_WITHIN_MS = 240_000;
const SWITCH_WITHIN_MS = 10_000;
/** A pointing further off than this is no error of pointing: somebody chose the wrong star (as simulators/PROTOCOL.md). */
const WIDEST_SYNC_DEGREES = 2;
/** After a sync the mount says that it points there, to the width of a field's tenth. */
const SYNCED_DEGREES = 0.01;

type Order = Pick<CommandOrder, 'command' | 'interlock' | 'send' | 'verifyWithinMs'>;

/** What people ask of a mount and the majordome does not, where the mount can do it; what it cannot is refused in words. */
export class TelescopeByHand {
  readonly #mount: Mount;
  readonly #poller: Poller<MountStatus>;
  readonly #desk: CommandDesk;
  readonly #checks: InterlockChecks;
  readonly #motion: LatestMotion;
  readonly #clock: Clock;

  constructor(options: {
    mount: Mount;
    poller: Poller<MountStatus>;
    desk: CommandDesk;
    checks: InterlockChecks;
    motion: LatestMotion;
    clock: Clock;
  }) {
    this.#mount = options.mount;
    this.#poller = options.poller;
    this.#desk = options.desk;
    this.#checks = options.checks;
    this.#motion = options.motion;
    this.#clock = options.clock;
  }

  unpark(by: string): IssuedCommand {
    const { unpark } = this.#mount;
    const order: Order = {
      command: 'UNPARK',
      interlock: () => (unpark ? [] : this.#cannot('be unparked: it wakes at its first slew')),
      send: async () => unpark?.(),
      verifyWithinMs: SWITCH_WITHIN_MS,
    };
    return this.#moving(order, by, ({ state }) => (state === 'PARKED' ? null : state.toLowerCase()));
  }

  home(by: string): IssuedCommand {
    const { home } = this.#mount;
    let moved = false;
    let orderedAt = this.#clock.now();
    const order: Order = {
      command: 'HOME',
      interlock: () => (home ? this.#checks.home() : this.#cannot('seek home marks')),
      send: async () => {
        orderedAt = this.#clock.now();
        await home?.();
      },
      verifyWithinMs: HOME_WITHIN_MS,
    };
    return this.#moving(order, by, ({ state }) => {
      if (state === 'SLEWING') moved = true;
      const still = state === 'STOPPED' || state === 'PARKED';
      return still && (moved || this.#clock.now() - orderedAt > BEGINS_WITHIN_MS) ? 'at its home marks' : null;
    });
  }

  /** Says that it points at the target now; moves nothing. */
  sync(target: EquatorialTarget, by: string): IssuedCommand {
    const { sync } = this.#mount;
    const { rightAscensionDegrees: ascension, declinationDegrees: declination } = target;
    return this.#desk.issue({
      by,
      device: this.#mount.name,
      command: `SYNC ${ascension.toFixed(4)} ${declination < 0 ? '−' : '+'}${Math.abs(declination).toFixed(4)}`,
      interlock: () => (sync ? this.#againstSync(target) : this.#cannot('be set to a place')),
      send: async () => sync?.(target),
      readBack: async () => {
        const status = await this.#poller.readAnew();
        return skyDistance(status, target) < SYNCED_DEGREES ? 'says that it points there' : null;
      },
      verifyWithinMs: SWITCH_WITHIN_MS,
      retries: 0,
    });
  }

  setTrackingRate(rate: string, by: string): IssuedCommand {
    const { trackingRates } = this.#mount;
    return this.#desk.issue({
      by,
      device: this.#mount.name,
      command: `RATE ${rate}`,
      interlock: () => {
        if (!trackingRates) return this.#cannot('track at another rate');
        return trackingRates.rates.includes(rate) ? [] : [`${this.#mount.name} has no rate "${rate}".`];
      },
      send: async () => trackingRates?.set(rate),
      readBack: async () => {
        const told = (await this.#poller.readAnew()).trackingRate ?? null;
        if (told === null) return 'acknowledged; the telescope does not tell its rate';
        return told === rate ? `reads ${told}` : null;
      },
      verifyWithinMs: SWITCH_WITHIN_MS,
      retries: 1,
    });
  }

  #moving(order: Order, by: string, done: (status: MountStatus) => string | null): IssuedCommand {
    return issueMotion(this.#desk, this.#motion, {
      ...order,
      by,
      device: this.#mount.name,
      readBack: async () => done(await this.#poller.readAnew()),
      retries: 0,
    });
  }

  /** A mount that believes a wrong place no longer knows where the Sun and the ground are. */
  #againstSync(target: EquatorialTarget): readonly string[] {
    const status = this.#poller.status();
    if (status?.state !== 'TRACKING')
      return ['Only a telescope that tracks can be set to a place: point at the star first.'];
    const off = skyDistance(status, target);
    if (off <= WIDEST_SYNC_DEGREES) return [];
    return [`The target is ${off.toFixed(1)}° from where it points; a sync may be ${WIDEST_SYNC_DEGREES}° at most.`];
  }

  #cannot(what: string): readonly string[] {
    return [`${this.#mount.name} cannot ${what}.`];
  }
}
