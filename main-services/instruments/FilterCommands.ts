import type { Camera, CameraStatus } from '../../devices/camera/Camera.ts';
import { DeviceRefused } from '../../devices/errors.ts';
import type { DetectorName } from '../model/request.ts';
import type { CommandDesk, IssuedCommand } from './CommandDesk.ts';
import type { InterlockChecks } from './InterlockChecks.ts';
import type { Poller } from './Poller.ts';

/** A turn of a large wheel, and what it may be late. */
const TURN_WITHIN_MS = 60_000;

type Wheels = Readonly<Record<DetectorName, Pick<Camera, 'name' | 'selectFilter'>>>;
/** Where their read-backs come from. */
type Board = { camera(detector: DetectorName): Pick<Poller<CameraStatus>, 'readAnew'> };

/** The filter wheels of the cameras by the desk: a filter is brought into the beam without an exposure. */
export class FilterCommands {
  readonly #cameras: Wheels;
  readonly #board: Board;
  readonly #desk: CommandDesk;
  readonly #checks: InterlockChecks;

  constructor(options: {
    cameras: Wheels;
    board: Board;
    desk: CommandDesk;
    checks: InterlockChecks;
  }) {
    this.#cameras = options.cameras;
    this.#board = options.board;
    this.#desk = options.desk;
    this.#checks = options.checks;
  }

  select(detector: DetectorName, filter: string, by: string): IssuedCommand {
    const camera = this.#cameras[detector];
    return this.#desk.issue({
      by,
      device: camera.name,
      command: `FILTER ${filter}`,
      interlock: () => this.#checks.selectFilter(detector, filter),
      send: async () => {
        if (!camera.selectFilter) throw new DeviceRefused(camera.name, 'turns its wheel only with an exposure');
        await camera.selectFilter(filter);
      },
      readBack: async () =>
        (await this.#board.camera(detector).readAnew()).filter === filter ? `${filter} in the beam` : null,
      verifyWithinMs: TURN_WITHIN_MS,
      retries: 0,
    });
  }
}
