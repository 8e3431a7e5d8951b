import type { Cover, CoverStatus } from '../../devices/cover/Cover.ts';
import { AccessoryAxis } from './AccessoryAxis.ts';
import type { CommandDesk, IssuedCommand } from './CommandDesk.ts';
import type { InterlockChecks } from './InterlockChecks.ts';
import type { Poller } from './Poller.ts';
import type { TelescopeCommands } from './TelescopeCommands.ts';

/** Large lids take half a minute for their way. */
const COVER_WITHIN_MS = 60_000;

/** The mirror cover by the desk: the device of its own where one is fitted, otherwise the mount's. */
export class CoverCommands {
  readonly #telescope: TelescopeCommands;
  readonly #cover: Cover;
  readonly #checks: InterlockChecks;
  readonly #axis: AccessoryAxis<CoverStatus>;

  constructor(options: {
    telescope: TelescopeCommands;
    cover: Cover;
    poller: Poller<CoverStatus>;
    desk: CommandDesk;
    checks: InterlockChecks;
  }) {
    this.#telescope = options.telescope;
    this.#cover = options.cover;
    this.#checks = options.checks;
    this.#axis = new AccessoryAxis(options.cover.name, options.poller, options.desk);
  }

  set(open: boolean, by: string): IssuedCommand {
    if (this.#cover.fitted === false) return this.#telescope.setCover(open, by);
    const wanted = open ? 'OPEN' : 'CLOSED';
    const order = {
      by,
      command: open ? 'COVER OPEN' : 'COVER CLOSE',
      interlock: () => this.#checks.setCover(open),
      send: () => (open ? this.#cover.open() : this.#cover.close()),
      verifyWithinMs: COVER_WITHIN_MS,
      retries: 1,
    };
    return this.#axis.move(order, ({ position }) => (position === wanted ? `cover ${open ? 'open' : 'shut'}` : null));
  }

  /** Of the device of its own; the mount's stops with the mount. */
  halt(by: string): IssuedCommand {
    return this.#axis.halt(
      by,
      () => this.#cover.halt(),
      ({ position }) => position === 'OPENING' || position === 'CLOSING',
    );
  }
}
