import type { CommandDesk, CommandOrder, IssuedCommand } from './CommandDesk.ts';
import { issueMotion, LatestMotion } from './LatestMotion.ts';
import type { Poller } from './Poller.ts';

type Order = Pick<CommandOrder, 'by' | 'command' | 'interlock' | 'send' | 'verifyWithinMs' | 'retries'>;

/** A motor stops within this. */
const HALT_WITHIN_MS = 10_000;

/** What one accessory moves, by the desk: the newest order withdraws the one before, so that nothing is sent again after a STOP. */
export class AccessoryAxis<S> {
  readonly #device: string;
  readonly #poller: Poller<S>;
  readonly #desk: CommandDesk;
  readonly #motion = new LatestMotion();

  constructor(device: string, poller: Poller<S>, desk: CommandDesk) {
    this.#device = device;
    this.#poller = poller;
    this.#desk = desk;
  }

  /** @param done the words of success, or null while it is not there yet; throws when it will not come there */
  move(order: Order, done: (status: S) => string | null): IssuedCommand {
    const readBack = async () => done(await this.#poller.readAnew());
    return issueMotion(this.#desk, this.#motion, { ...order, device: this.#device, readBack });
  }

  /** Never refused. */
  halt(by: string, send: () => Promise<void>, isMoving: (status: S) => boolean): IssuedCommand {
    return this.move(
      { by, command: 'STOP', interlock: () => [], send, verifyWithinMs: HALT_WITHIN_MS, retries: 1 },
      (status) => (isMoving(status) ? null : 'standing still'),
    );
  }
}
