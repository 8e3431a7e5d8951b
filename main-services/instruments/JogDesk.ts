import type { JogDirection, Mount, MountStatus } from '../../devices/mount/Mount.ts';
import type { Log } from '../model/log.ts';
import type { Cancel, Clock } from '../supervision/Clock.ts';
import { sleep } from '../supervision/sleep.ts';
import type { CommandDesk, IssuedCommand } from './CommandDesk.ts';
import type { InterlockChecks } from './InterlockChecks.ts';
import { jogAhead, skyDistance, skySpeed } from './jogAhead.ts';
import { issueMotion, type LatestMotion } from './LatestMotion.ts';
import type { Poller } from './Poller.ts';

/** A window renews every 200 ms of the wall clock; three that do not come, and it is taken for dead. */
export const JOG_LEASE_MS = 600;
/** Lease and limits are looked at so often. */
const LOOK_MS = 100;
/** What it may go on until it stands: a look, a read-back, the stop itself. */
const REACTION_SECONDS = 1.5;
/** The same on a clock that runs faster than the wall, in wall seconds. */
const REACTION_WALL_SECONDS = 0.4;
/** Before its speed is measured: the fastest rate of a usual mount is 4°/s, the next a tenth of it. */
const FASTEST_AHEAD_DEGREES = 4;
const SLOWER_AHEAD_DEGREES = 0.5;
/** Between two tries to stop what does not answer, wall clock; a mount that takes no stop is for the red button. */
const TRY_AGAIN_MS = 200;
const MOST_TRIES = 25;
/** It stands by then, observatory time. */
const STANDS_WITHIN_MS = 10_000;

/** Orders that end every other motion by themselves; before any other the jog is stopped, for a device may refuse it and go on. */
const HALTING = ['STOP', 'PARK'];

/** How a jog ends: stopped and seen to stand; stopped, because something else moves it next; left to what follows. */
type Ending = 'stand' | 'stop' | 'leave';

interface Jog {
  readonly windowId: string;
  readonly direction: JogDirection;
  readonly startedAt: number;
  readonly from: MountStatus | null;
  readonly finish: (words: Promise<string>) => void;
  renewedAt: number;
  /** The last two different read-backs tell the speed. */
  last: MountStatus | null;
  speed: number | null;
  cancel: Cancel;
  over: boolean;
}

/**
 * Motion for as long as a key is held. The window that began it must say so again and again: when it falls silent, whatever the cause,
 * the telescope stops; it stops too before a limit.
 */
export class JogDesk {
  readonly #mount: Mount;
  readonly #poller: Poller<MountStatus>;
  readonly #desk: CommandDesk;
  readonly #checks: InterlockChecks;
  readonly #motion: LatestMotion;
  readonly #clock: Clock;
  readonly #wall: Clock;
  readonly #log: Log;
  #jog: Jog | null = null;

  /** @param wall for the lease: a window lives by the wall clock, also when the observatory's runs fast */
  constructor(options: {
    mount: Mount;
    poller: Poller<MountStatus>;
    desk: CommandDesk;
    checks: InterlockChecks;
    motion: LatestMotion;
    clock: Clock;
    wall: Clock;
    log: Log;
  }) {
    this.#mount = options.mount;
    this.#poller = options.poller;
    this.#desk = options.desk;
    this.#checks = options.checks;
    this.#motion = options.motion;
    this.#clock = options.clock;
    this.#wall = options.wall;
    this.#log = options.log;
  }

  /** Begins, or changes the direction of what the same window began. The command is verified when the telescope stands again. */
  start(how: { direction: JogDirection; rate: string }, windowId: string, by: string): IssuedCommand {
    const { direction, rate } = how;
    const { jogging } = this.#mount;
    const rates = jogging?.rates ?? [];
    const reserve = rates.indexOf(rate) === rates.length - 1 ? FASTEST_AHEAD_DEGREES : SLOWER_AHEAD_DEGREES;
    const reasons = !jogging
      ? [`${this.#mount.name} cannot be moved by keys.`]
      : rates.includes(rate)
        ? this.#against(direction, reserve)
        : [`${this.#mount.name} has no rate "${rate}".`];
    if (reasons.length === 0) this.#leave(`then ${direction.toLowerCase()}`);
    let finish: (words: Promise<string>) => void = () => undefined;
    const finished = new Promise<string>((resolve) => {
      finish = resolve;
    });
    // Nobody may be waiting for it any more when it fails; the log has it all the same.
    finished.catch(() => undefined);
    const jog: Jog = {
      windowId,
      direction,
      startedAt: this.#clock.now(),
      from: this.#poller.status(),
      finish,
      renewedAt: this.#wall.now(),
      last: this.#poller.status(),
      speed: null,
      cancel: () => undefined,
      over: false,
    };
    if (reasons.length === 0) {
      this.#jog = jog;
      jog.cancel = this.#wall.every(LOOK_MS, () => this.#look(jog, reserve));
    }
    return issueMotion(this.#desk, this.#motion, {
      by,
      device: this.#mount.name,
      command: `JOG ${direction} ${rate}`,
      interlock: () => reasons,
      send: async () => {
        this.#motion.onceReplaced((by) => this.#end(jog, `replaced by ${by}`, HALTING.includes(by) ? 'leave' : 'stop'));
        try {
          await jogging?.start(direction, rate);
        } catch (error) {
          // A key let go at once takes the order back before it was sent.
          if (jog.over) return;
          this.#end(jog, 'it was not taken', 'stand');
          throw error;
        }
      },
      readBack: () => finished,
      verifyWithinMs: 0,
      retries: 0,
    });
  }

  /** The window lives and the key is down; false when there is nothing to go on with. */
  renew(windowId: string): boolean {
    const jog = this.#jog;
    if (jog === null || jog.windowId !== windowId) return false;
    jog.renewedAt = this.#wall.now();
    return true;
  }

  /** The key was let go. False when nothing moved for this window. */
  stop(windowId: string): boolean {
    const jog = this.#jog;
    if (jog === null || jog.windowId !== windowId) return false;
    this.#end(jog, 'let go', 'stand');
    return true;
  }

  /** Only this window may go on; null = none. */
  heldBy(windowId: string | null): void {
    if (this.#jog !== null && this.#jog.windowId !== windowId) this.#end(this.#jog, 'control changed hands', 'stand');
  }

  #look(jog: Jog, reserve: number): void {
    if (this.#wall.now() - jog.renewedAt > JOG_LEASE_MS) {
      this.#log.warning('The window that moved the telescope by its keys fell silent: the telescope is stopped');
      this.#end(jog, 'its window fell silent', 'stand');
      return;
    }
    const status = this.#poller.status();
    if (status !== null && jog.last !== null && status.at > jog.last.at) jog.speed = skySpeed(jog.last, status);
    jog.last = status;
    const seconds = Math.max(REACTION_SECONDS, REACTION_WALL_SECONDS * this.#clock.speed);
    const reasons = this.#against(jog.direction, jog.speed === null ? reserve : jog.speed * seconds);
    if (reasons.length > 0) this.#end(jog, `stopped before a limit: ${reasons.join(' ')}`, 'stand');
    else this.#poller.poll();
  }

  #against(direction: JogDirection, degrees: number): readonly string[] {
    const status = this.#poller.status();
    if (status === null) return [`${this.#mount.name} does not answer.`];
    return this.#checks.jog(jogAhead(status, direction, degrees));
  }

  /** Ends what runs because the same hand goes on otherwise: the device takes the next order without a stop between. */
  #leave(why: string): void {
    if (this.#jog !== null) this.#end(this.#jog, why, 'leave');
  }

  #end(jog: Jog, why: string, ending: Ending): void {
    if (jog.over) return;
    jog.over = true;
    jog.cancel();
    if (this.#jog === jog) this.#jog = null;
    const words = () => this.#words(jog, why);
    if (ending === 'leave') jog.finish(Promise.resolve(words()));
    else jog.finish(ending === 'stop' ? this.#stopForSure().then(words) : this.#bringToStand(jog, why));
  }

  async #bringToStand(jog: Jog, why: string): Promise<string> {
    await this.#stopForSure();
    const deadline = this.#clock.now() + STANDS_WITHIN_MS;
    for (;;) {
      const status = await this.#poller.readAnew().catch(() => null);
      if (status !== null && status.state !== 'SLEWING') return this.#words(jog, why);
      if (this.#jog !== null) return this.#words(jog, why);
      if (this.#clock.now() >= deadline) throw new Error(`${why}, and the telescope does not say that it stands`);
      await sleep(this.#clock, TRY_AGAIN_MS);
    }
  }

  /** Stops by the mount's own word for it, and where that fails by its halt, until one is taken. */
  async #stopForSure(): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      const stop = attempt % 2 === 1 ? this.#mount.jogging?.stop() : this.#mount.halt();
      try {
        await stop;
        return;
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        this.#log.error(`the telescope was not stopped after a jog (try ${attempt}): ${words}`);
        if (attempt >= MOST_TRIES) throw error;
      }
      await sleep(this.#wall, TRY_AGAIN_MS);
    }
  }

  #words(jog: Jog, why: string): string {
    const now = this.#poller.status();
    const seconds = ((this.#clock.now() - jog.startedAt) / 1000).toFixed(1);
    const way = jog.from === null || now === null ? '' : `${skyDistance(jog.from, now).toFixed(3)}° in `;
    return `${way}${seconds} s, ${why}`;
  }
}
