import { DeviceRefused } from '../errors.ts';
import { PyrosDriver, type PyrosDriverOptions } from '../transport/PyrosDriver.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import type { Camera, CameraStatus, ExposureOrder, Frame } from './Camera.ts';
import { CAMERA_LIMITS } from './cameraLimits.ts';
import { decodeCameraStatus } from './cameraStatusCodec.ts';
import { decodeFrame } from './frameCodec.ts';

/** 4096 × 4096 pixels of 16 bits in base64 are 43 MiB. */
const LONGEST_REPLY_BYTES = 64 * 2 ** 20;
/** An image is drawn, encoded and sent in this at the latest on a busy machine, wall clock. */
const READ_OUT_WALL_FLOOR_MS = 2_000;

/** A camera that speaks the PyROS JSON protocol. */
export class PyrosCamera extends PyrosDriver implements Camera {
  #kind: ExposureOrder['kind'] | null = null;

  constructor(options: PyrosDriverOptions) {
    super(options, LONGEST_REPLY_BYTES);
  }

  async status(): Promise<CameraStatus> {
    const element = await this.client.ask({ name: 'STATUS' }, { timeoutMs: TIMEOUTS.status });
    return decodeCameraStatus(this.name, element, this.now());
  }

  async expose(order: ExposureOrder): Promise<void> {
    if (order.filter === '') throw new DeviceRefused(this.name, 'an exposure without a filter');
    const command = {
      name: 'EXPOSE',
      seconds: this.within('exposure', order.exposureSeconds, 0, CAMERA_LIMITS.longestExposureSeconds),
      filter: order.filter,
      kind: order.kind,
      ra: this.within('right ascension', order.rightAscensionDegrees, 0, 360) % 360,
      dec: this.within('declination', order.declinationDegrees, -90, 90),
    };
    await this.client.order(command, { timeoutMs: TIMEOUTS.order });
    this.#kind = order.kind;
  }

  async selectFilter(filter: string): Promise<void> {
    await this.client.order({ name: 'FILTER', filter }, { timeoutMs: TIMEOUTS.order });
  }

  exposureKind(): ExposureOrder['kind'] | null {
    return this.#kind;
  }

  async read(): Promise<Frame> {
    const options = { timeoutMs: TIMEOUTS.readOut, wallFloorMs: READ_OUT_WALL_FLOOR_MS };
    const frame = decodeFrame(this.name, await this.client.ask({ name: 'READ' }, options));
    this.#kind = null;
    return frame;
  }

  async setTemperature(celsius: number): Promise<void> {
    this.within('temperature', celsius, CAMERA_LIMITS.coldestCelsius, CAMERA_LIMITS.warmestCelsius);
    await this.client.order({ name: 'TEMPERATURE', celsius }, { timeoutMs: TIMEOUTS.order });
  }

  async abort(): Promise<void> {
    this.#kind = null;
    await this.client.overrule({ name: 'ABORT' }, { timeoutMs: TIMEOUTS.stop });
  }
}
