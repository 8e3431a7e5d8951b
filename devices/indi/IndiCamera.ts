import type { Camera, CameraState, CameraStatus, ExposureOrder, Frame } from '../camera/Camera.ts';
import { CAMERA_LIMITS } from '../camera/cameraLimits.ts';
import { inSlices } from '../camera/inSlices.ts';
import { DeviceBusy, DeviceRefused } from '../errors.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import { fitsFrame } from './fitsFrame.ts';
import { IndiClient } from './IndiClient.ts';
import { IndiDevice, type IndiOptions } from './IndiDevice.ts';
import type { IndiVector } from './IndiVector.ts';
import { IndiWheelParts } from './IndiWheelParts.ts';
import { numberOf } from './readVector.ts';

const EXPOSURE = 'CCD_EXPOSURE';
const TEMPERATURE = 'CCD_TEMPERATURE';
const INFO = 'CCD_INFO';
const FRAME_TYPES: Readonly<Record<ExposureOrder['kind'], string>> = {
  object: 'FRAME_LIGHT',
  bias: 'FRAME_BIAS',
  dark: 'FRAME_DARK',
  flat: 'FRAME_FLAT',
};
/** A turn of a large wheel. */
const WHEEL_MS = 30_000;

/**
 * A camera behind an INDI server, with the wheel that it has or that stands beside it (setting "wheel"). Images come over a
 * connection of their own, so that none delays an abort.
 */
export class IndiCamera extends IndiDevice implements Camera {
  readonly #images: IndiClient;
  readonly #wheelClient: IndiClient | null;
  readonly #wheel: IndiWheelParts;
  #image: Buffer | null = null;
  #order: (ExposureOrder & { readonly at: number }) | null = null;
  /** The camera has taken the order; what it says before is not about it. */
  #begun = false;
  #prepared = false;
  #setpoint: number | null = null;

  constructor(options: IndiOptions) {
    super(options);
    this.#images = new IndiClient({ ...options, indiDevice: this.setting('device'), imagesOnly: true });
    this.#images.onChange(({ vector }) => {
      if (vector?.kind !== 'BLOB' || this.#order === null) return;
      for (const { blob } of vector.elements.values()) if (blob !== null) this.#image = blob.bytes;
    });
    const wheel = this.setting('wheel');
    this.#wheelClient = wheel === '' ? null : new IndiClient({ ...options, indiDevice: wheel });
    this.#wheel = new IndiWheelParts(
      options.name,
      this.#wheelClient ?? this.client,
      this.#wheelClient === null,
      this.setting('filters'),
    );
    this.client.onChange(({ name }) => {
      if (name === 'CONNECTION' && !this.client.isReady()) this.#prepared = false;
    });
  }

  override connect(): void {
    super.connect();
    this.#images.connect();
    this.#wheelClient?.connect();
  }

  override async disconnect(): Promise<void> {
    await Promise.all([super.disconnect(), this.#images.disconnect(), this.#wheelClient?.disconnect()]);
  }

  async status(): Promise<CameraStatus> {
    await this.client.read([EXPOSURE, INFO], TIMEOUTS.status);
    const { filter, filters } = await this.#wheel.read(TIMEOUTS.status);
    // What was told last: while the wheel was asked an exposure may have begun, or ended.
    const [exposure, info] = [this.client.need(EXPOSURE), this.client.need(INFO)];
    const { mostPixels, longestExposureSeconds } = CAMERA_LIMITS;
    const celsius = this.#temperature();
    const state = this.#stateOf(exposure);
    return {
      at: exposure.at,
      state,
      remainingSeconds:
        state === 'EXPOSING' ? numberOf(this.name, exposure, 'CCD_EXPOSURE_VALUE', 0, longestExposureSeconds) : 0,
      temperatureCelsius: celsius,
      setpointCelsius: this.#setpoint ?? celsius,
      filter,
      filters,
      widthPixels: numberOf(this.name, info, 'CCD_MAX_X', 1, mostPixels),
      heightPixels: numberOf(this.name, info, 'CCD_MAX_Y', 1, mostPixels),
      fault: state === 'FAULT' ? 'the camera says that its last exposure failed' : null,
    };
  }

  async expose(order: ExposureOrder): Promise<void> {
    const seconds = this.within('exposure', order.exposureSeconds, 0, CAMERA_LIMITS.longestExposureSeconds);
    if (this.#order !== null) throw new DeviceBusy(this.name, 'busy, EXPOSE not taken: the last image is not read yet');
    await this.#prepare();
    await this.#wheel.select(order.filter, WHEEL_MS);
    await this.client.order(
      'Switch',
      'CCD_FRAME_TYPE',
      { [FRAME_TYPES[order.kind]]: true },
      { timeoutMs: TIMEOUTS.order },
    );
    this.#image = null;
    this.#order = { ...order, at: this.now() };
    this.#begun = false;
    // Cameras know no exposure of no time: their shortest is a bias.
    const shortest = this.client.vector(EXPOSURE)?.elements.get('CCD_EXPOSURE_VALUE')?.min ?? 0;
    const value = { CCD_EXPOSURE_VALUE: Math.max(seconds, shortest) };
    const judge = (vector: IndiVector) => vector.state !== 'Idle';
    await this.client.order('Number', EXPOSURE, value, { timeoutMs: TIMEOUTS.order, judge }).catch((error: unknown) => {
      this.#order = null;
      throw error;
    });
    this.#begun = true;
  }

  async selectFilter(filter: string): Promise<void> {
    if (this.#order !== null)
      throw new DeviceBusy(this.name, 'busy, the wheel is not turned: an image is not read yet');
    await this.#wheel.select(filter, WHEEL_MS);
  }

  async read(): Promise<Frame> {
    const order = this.#order;
    if (order === null || this.#image === null) throw new DeviceRefused(this.name, 'READ refused: there is no image');
    const image = this.#image;
    this.#image = null;
    this.#order = null;
    const frame = await inSlices(fitsFrame(this.name, image));
    return {
      widthPixels: frame.widthPixels,
      heightPixels: frame.heightPixels,
      pixels: frame.pixels,
      startedAt: frame.startedAt ?? order.at,
      exposureSeconds: frame.exposureSeconds ?? order.exposureSeconds,
      filter: order.filter,
      temperatureCelsius: frame.temperatureCelsius ?? this.#temperature(),
    };
  }

  async setTemperature(celsius: number): Promise<void> {
    const { coldestCelsius, warmestCelsius } = CAMERA_LIMITS;
    const wanted = this.within('temperature', celsius, coldestCelsius, warmestCelsius);
    await this.client.order('Number', TEMPERATURE, { CCD_TEMPERATURE_VALUE: wanted }, { timeoutMs: TIMEOUTS.order });
    this.#setpoint = wanted;
  }

  async abort(): Promise<void> {
    this.#order = null;
    this.#image = null;
    await this.client.order('Switch', 'CCD_ABORT_EXPOSURE', { ABORT: true }, { timeoutMs: TIMEOUTS.stop });
  }

  #stateOf(exposure: IndiVector): CameraState {
    if (exposure.state === 'Busy') return 'EXPOSING';
    if (this.#order === null || !this.#begun) return exposure.state === 'Alert' ? 'FAULT' : 'IDLE';
    if (this.#image !== null) return 'READY';
    if (exposure.state === 'Ok') return 'READING';
    // Its exposure ended in another way than with an image: another client ended it, or the driver began anew.
    this.#order = null;
    return exposure.state === 'Alert' ? 'FAULT' : 'IDLE';
  }

  /** As it was told last: drivers push every change. Null when the detector has no thermometer. */
  #temperature(): number | null {
    const vector = this.client.vector(TEMPERATURE);
    if (vector === undefined) return null;
    const { coldestCelsius, warmestCelsius } = CAMERA_LIMITS;
    return numberOf(this.name, vector, 'CCD_TEMPERATURE_VALUE', coldestCelsius, warmestCelsius);
  }

  /** Images to us, not to the server's own disk, where another client may have sent them; and not packed. */
  async #prepare(): Promise<void> {
    if (this.#prepared) return;
    const timeoutMs = TIMEOUTS.order;
    if (this.client.vector('UPLOAD_MODE') !== undefined)
      await this.client.order('Switch', 'UPLOAD_MODE', { UPLOAD_CLIENT: true }, { timeoutMs });
    if (this.client.vector('CCD_COMPRESSION') !== undefined)
      await this.client.order('Switch', 'CCD_COMPRESSION', { INDI_DISABLED: true }, { timeoutMs });
    this.#prepared = true;
  }
}
