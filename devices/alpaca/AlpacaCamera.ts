import type { Camera, CameraState, CameraStatus, ExposureOrder, Frame } from '../camera/Camera.ts';
import { CAMERA_LIMITS } from '../camera/cameraLimits.ts';
import { inSlices } from '../camera/inSlices.ts';
import { DeviceBusy, DeviceRefused, InvalidReply } from '../errors.ts';
import { parseInstant } from '../transport/parseInstant.ts';
import { AlpacaDevice, type AlpacaOptions, type StillWanted } from './AlpacaDevice.ts';
import { AlpacaFilterWheel } from './AlpacaFilterWheel.ts';
import type { AlpacaImage, ImageBounds } from './AlpacaImage.ts';
import { booleanIn, integerIn, numberIn } from './alpacaFields.ts';
import { beside } from './beside.ts';
import { imageBytes } from './imageBytes.ts';
import { imageJson } from './imageJson.ts';

/** What a camera without a wheel looks through, unless its setting names it. */
const NO_FILTER = 'none';
/** The API's CameraStates, by its numbers; "idle" with an image of ours is READY. */
const STATES: readonly CameraState[] = ['IDLE', 'EXPOSING', 'EXPOSING', 'READING', 'READING', 'FAULT'];
/** So long after its order, and after its end, an exposure may be told as neither begun nor done. */
const LAG_MS = 2_000;
const IMAGE = 'application/imagebytes';
/** The widest count in either form: eight bytes, or ten digits and what stands around them. */
const MOST_BYTES_PER_PIXEL = 12;
const MOST_BYTES_BESIDE = 65_536;
/** What an exposure is made of when the whole detector is wanted, in the order in which the API wants it set. */
const WHOLE = [
  ['binx', 'BinX'],
  ['biny', 'BinY'],
  ['numx', 'NumX'],
  ['numy', 'NumY'],
  ['startx', 'StartX'],
  ['starty', 'StartY'],
] as const;

/** A camera behind an Alpaca server, with the filter wheel beside it (setting "wheel": its number). */
export class AlpacaCamera extends AlpacaDevice implements Camera {
  readonly #wheel: AlpacaFilterWheel | null;
  #order: (ExposureOrder & { readonly at: number }) | null = null;
  #isOrdering = false;

  constructor(options: AlpacaOptions) {
    super(options, 'camera');
    const wheel = beside(options, 'wheel');
    this.#wheel = wheel && new AlpacaFilterWheel(wheel);
  }

  override connect(): void {
    super.connect();
    this.#wheel?.connect();
  }

  override async disconnect(): Promise<void> {
    await Promise.all([super.disconnect(), this.#wheel?.disconnect()]);
  }

  async status(): Promise<CameraStatus> {
    const at = this.now();
    const [values, bounds, wheel] = await Promise.all([
      this.client.values(['camerastate', 'imageready'], ['ccdtemperature', 'setccdtemperature', 'percentcompleted']),
      this.#bounds(),
      this.#filters(),
    ]);
    const state = this.#stateOf(values.camerastate, booleanIn(this.name, 'imageready', values.imageready), at);
    return {
      at,
      state,
      remainingSeconds: state === 'EXPOSING' ? this.#remaining(values.percentcompleted, at) : 0,
      temperatureCelsius: this.#celsius('ccdtemperature', values.ccdtemperature),
      setpointCelsius: this.#celsius('setccdtemperature', values.setccdtemperature),
      ...wheel,
      widthPixels: bounds.mostWidth,
      heightPixels: bounds.mostHeight,
      fault: state === 'FAULT' ? 'the camera says that its last exposure failed' : null,
    };
  }

  async expose(order: ExposureOrder): Promise<void> {
    const seconds = this.within('exposure', order.exposureSeconds, 0, CAMERA_LIMITS.longestExposureSeconds);
    if (this.#order !== null || this.#isOrdering)
      throw new DeviceBusy(this.name, 'busy, EXPOSE not taken: the last image is not read yet');
    this.#isOrdering = true;
    try {
      const stillWanted = await this.beginOrder();
      await Promise.all([this.#wholeDetector(stillWanted), this.#turnWheel(order.filter, stillWanted)]);
      const shortest = await this.client.fact('exposuremin');
      // Cameras know no exposure of no time: their shortest is a bias.
      const { longestExposureSeconds } = CAMERA_LIMITS;
      const least = shortest === null ? 0 : numberIn(this.name, 'exposuremin', shortest, 0, longestExposureSeconds);
      stillWanted();
      this.#order = { ...order, at: this.now() };
      const light = order.kind === 'object' || order.kind === 'flat';
      await this.move('startexposure', { Duration: Math.max(seconds, least), Light: light });
    } catch (error) {
      this.#order = null;
      throw error;
    } finally {
      this.#isOrdering = false;
    }
  }

  async selectFilter(filter: string): Promise<void> {
    if (this.#order !== null || this.#isOrdering)
      throw new DeviceBusy(this.name, 'busy, the wheel is not turned: the last image is not read yet');
    await this.#turnWheel(filter, await this.beginOrder());
  }

  exposureKind(): ExposureOrder['kind'] | null {
    return this.#order?.kind ?? null;
  }

  async read(): Promise<Frame> {
    const order = this.#order;
    if (order === null) throw new DeviceRefused(this.name, 'READ refused: there is no image');
    const [image, values] = await Promise.all([
      this.#image().catch((error: unknown) => {
        // What is not an image now will not be one when it is asked for again.
        if (error instanceof InvalidReply) this.#order = null;
        throw error;
      }),
      this.client.values([], ['ccdtemperature', 'lastexposurestarttime', 'lastexposureduration']),
    ]);
    this.#order = null;
    const started = values.lastexposurestarttime;
    const took = values.lastexposureduration;
    const { longestExposureSeconds } = CAMERA_LIMITS;
    return {
      ...image,
      startedAt: (typeof started === 'string' ? parseInstant(started) : null) ?? order.at,
      exposureSeconds:
        took === null
          ? order.exposureSeconds
          : numberIn(this.name, 'lastexposureduration', took, 0, longestExposureSeconds),
      filter: order.filter,
      temperatureCelsius: this.#celsius('ccdtemperature', values.ccdtemperature),
    };
  }

  async setTemperature(celsius: number): Promise<void> {
    const { coldestCelsius, warmestCelsius } = CAMERA_LIMITS;
    const wanted = this.within('temperature', celsius, coldestCelsius, warmestCelsius);
    if (!(await this.client.can('cansetccdtemperature')))
      throw new DeviceRefused(this.name, 'its temperature cannot be set');
    await this.client.put('setccdtemperature', { SetCCDTemperature: wanted });
    if ((await this.client.optional('cooleron')) === false) await this.client.put('cooleron', { CoolerOn: true });
  }

  async abort(): Promise<void> {
    this.#order = null;
    await this.overrule(async () => {
      try {
        await this.client.putAtOnce('abortexposure');
      } catch (error) {
        // A camera that does nothing may refuse to stop.
        const isIdle = async () => (await this.client.get('camerastate').catch(() => null)) === 0;
        if (!(error instanceof DeviceRefused && (await isIdle()))) throw error;
      }
    });
  }

  #stateOf(value: unknown, imageReady: boolean, at: number): CameraState {
    const state = STATES[integerIn(this.name, 'camerastate', value, 0, STATES.length - 1)] ?? 'FAULT';
    if (state === 'FAULT') this.#order = null;
    if (state !== 'IDLE' || this.#order === null || this.#isOrdering) return state;
    const since = at - this.#order.at;
    const exposureMs = this.#order.exposureSeconds * 1000;
    // An image that is there before the exposure can be over is the one before.
    if (since < exposureMs) return since < LAG_MS || imageReady ? 'EXPOSING' : this.#lost();
    if (imageReady) return 'READY';
    return since < exposureMs + LAG_MS ? 'READING' : this.#lost();
  }

  /** Its exposure ended in another way than with an image: another client ended it, or the server began anew. */
  #lost(): CameraState {
    this.#order = null;
    return 'IDLE';
  }

  #remaining(percentCompleted: unknown, at: number): number {
    if (this.#order === null) return 0;
    const { exposureSeconds, at: began } = this.#order;
    if (percentCompleted !== null)
      return exposureSeconds * (1 - numberIn(this.name, 'percentcompleted', percentCompleted, 0, 100) / 100);
    return Math.max(0, exposureSeconds - (at - began) / 1000);
  }

  async #image(): Promise<AlpacaImage> {
    const bounds = await this.#bounds();
    const accept = `${IMAGE}, application/json;q=0.5`;
    const mostBytes = bounds.mostWidth * bounds.mostHeight * MOST_BYTES_PER_PIXEL + MOST_BYTES_BESIDE;
    const { asked, answer } = await this.client.raw('imagearray', { accept, mostBytes });
    // Some servers send the one form whatever was asked for: the answer says which it is.
    const decode = answer.contentType === IMAGE ? imageBytes : imageJson;
    return await inSlices(decode(asked, answer.bytes, bounds));
  }

  async #bounds(): Promise<ImageBounds> {
    const [width, height] = await Promise.all([this.client.fact('cameraxsize'), this.client.fact('cameraysize')]);
    const { mostPixels } = CAMERA_LIMITS;
    return {
      mostWidth: integerIn(this.name, 'cameraxsize', width, 1, mostPixels),
      mostHeight: integerIn(this.name, 'cameraysize', height, 1, mostPixels),
    };
  }

  /** Another client may have left a window or a binning. */
  async #wholeDetector(stillWanted: StillWanted): Promise<void> {
    const { mostWidth, mostHeight } = await this.#bounds();
    const wanted = { binx: 1, biny: 1, numx: mostWidth, numy: mostHeight, startx: 0, starty: 0 };
    const values = await this.client.values(WHOLE.map(([member]) => member));
    for (const [member, parameter] of WHOLE) {
      stillWanted();
      if (values[member] !== wanted[member]) await this.client.put(member, { [parameter]: wanted[member] });
    }
  }

  async #filters(): Promise<{ readonly filter: string; readonly filters: readonly string[] }> {
    const only = this.#only();
    if (this.#wheel === null) return { filter: only, filters: [only] };
    const { filter, filters } = await this.#wheel.status();
    return { filter: filter ?? '', filters };
  }

  async #turnWheel(filter: string, stillWanted: StillWanted): Promise<void> {
    if (this.#wheel !== null) await this.#wheel.turnTo(filter, stillWanted);
    else if (filter !== this.#only())
      throw new DeviceRefused(this.name, `there is no filter wheel, so no filter ${filter}`);
  }

  #only(): string {
    return this.setting('filters').split(',')[0]?.trim() || NO_FILTER;
  }

  #celsius(member: string, value: unknown): number | null {
    if (value === null) return null;
    const { coldestCelsius, warmestCelsius } = CAMERA_LIMITS;
    return numberIn(this.name, member, value, coldestCelsius, warmestCelsius);
  }
}
