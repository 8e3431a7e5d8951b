import type { WireTap } from '../../devices/DriverOptions.ts';
import type { DeviceName } from '../../devices/deviceNames.ts';
import { LineMeter } from './LineMeter.ts';
import { WireLog } from './WireLog.ts';

/** Listens at the line of every device: its monitor, and its measure. */
export class WireTaps {
  readonly #lines = new Map<DeviceName, { readonly log: WireLog; readonly meter: LineMeter }>();

  of(device: DeviceName): { readonly log: WireLog; readonly meter: LineMeter } {
    let line = this.#lines.get(device);
    if (!line) {
      line = { log: new WireLog(), meter: new LineMeter() };
      this.#lines.set(device, line);
    }
    return line;
  }

  /** What a driver tells of its bytes. */
  tapOf(device: DeviceName): WireTap {
    const { log, meter } = this.of(device);
    return (direction, bytes, at) => {
      meter.moved(direction);
      log.take(direction, bytes, at);
    };
  }

  /** A question or order to a device came to nothing. */
  failed(device: DeviceName, error: unknown): void {
    this.of(device).meter.failed(error);
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#lines.values()].map(({ log }) => log.stop()));
  }
}
