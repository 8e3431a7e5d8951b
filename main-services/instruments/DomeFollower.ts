import type { Dome, DomeStatus } from '../../devices/dome/Dome.ts';
import type { HorizontalTarget, MountStatus } from '../../devices/mount/Mount.ts';
import type { Log } from '../model/log.ts';
import type { Agent } from '../supervision/Agent.ts';
import { azimuthDistance } from './DomeCommands.ts';
import type { Poller } from './Poller.ts';

/** The slit lets the beam through when the dome is off by less than this, degrees. */
const FOLLOW_TOLERANCE_DEGREES = 2;

/** Keeps the slit before the telescope while told to; looks ahead to where a slew will end. An agent. */
export class DomeFollower implements Agent {
  readonly name = 'Dome follower';
  readonly periodMs = 2000;
  readonly #dome: Dome;
  readonly #domePoller: Poller<DomeStatus>;
  readonly #mountPoller: Poller<MountStatus>;
  readonly #horizontal: (rightAscensionDegrees: number, declinationDegrees: number) => HorizontalTarget;
  readonly #mayRotate: (azimuthDegrees: number) => readonly string[];
  readonly #log: Log;
  readonly #onChange: (following: boolean) => void;
  #following = false;

  constructor(options: {
    dome: Dome;
    domePoller: Poller<DomeStatus>;
    mountPoller: Poller<MountStatus>;
    horizontal: (rightAscensionDegrees: number, declinationDegrees: number) => HorizontalTarget;
    mayRotate: (azimuthDegrees: number) => readonly string[];
    log: Log;
    onChange: (following: boolean) => void;
  }) {
    this.#dome = options.dome;
    this.#domePoller = options.domePoller;
    this.#mountPoller = options.mountPoller;
    this.#horizontal = options.horizontal;
    this.#mayRotate = options.mayRotate;
    this.#log = options.log;
    this.#onChange = options.onChange;
  }

  following(): boolean {
    return this.#following;
  }

  setFollowing(on: boolean): void {
    if (on === this.#following) return;
    this.#following = on;
    this.#onChange(on);
  }

  doing(): string {
    return this.#following ? 'following' : 'idle';
  }

  /** Where the slit should be, or null when the telescope does not point anywhere. */
  wantedAzimuthDegrees(): number | null {
    const mount = this.#mountPoller.status();
    if (!mount) return null;
    const { targetRightAscensionDegrees: ra, targetDeclinationDegrees: dec } = mount;
    if (mount.state === 'SLEWING' && ra !== null && dec !== null) return this.#horizontal(ra, dec).azimuthDegrees;
    if (mount.state === 'TRACKING' || mount.state === 'STOPPED') return mount.azimuthDegrees;
    return null;
  }

  /** Whether the slit is before the telescope, by the last read-backs. */
  aligned(): boolean {
    const wanted = this.wantedAzimuthDegrees();
    const dome = this.#domePoller.status();
    return (
      wanted !== null && dome !== null && azimuthDistance(dome.azimuthDegrees, wanted) <= 2 * FOLLOW_TOLERANCE_DEGREES
    );
  }

  async tick(): Promise<void> {
    if (!this.#following) return;
    const wanted = this.wantedAzimuthDegrees();
    const dome = this.#domePoller.status();
    if (wanted === null || dome === null) return;
    const heading =
      dome.rotating && dome.targetAzimuthDegrees !== null ? dome.targetAzimuthDegrees : dome.azimuthDegrees;
    if (azimuthDistance(heading, wanted) <= FOLLOW_TOLERANCE_DEGREES) return;
    const reasons = this.#mayRotate(wanted);
    if (reasons.length > 0) return;
    try {
      await this.#dome.rotateTo(wanted);
      this.#domePoller.poll();
    } catch (error) {
      this.#log.warning(`the dome does not follow: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
