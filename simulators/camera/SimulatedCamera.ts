import type { Command, DeviceSimulator, Reply } from '../common/DeviceSimulator.ts';
import type { Fault } from '../common/Fault.ts';
import { isRecord } from '../common/isRecord.ts';
import { MechanicalTime } from '../common/MechanicalTime.ts';
import { readNumber } from '../common/readNumber.ts';
import { busy, faulty, ok, refused, unknown } from '../common/replies.ts';
import type { CameraModel, FilterModel } from './CameraModel.ts';
import { type Cooling, temperatureAt } from './cooling.ts';
import { Detector } from './Detector.ts';
import { drawFrame } from './drawFrame.ts';
import { type Exposure, filterOf, progressOf } from './Exposure.ts';
import type { FocusWitness } from './FocusWitness.ts';
import { readTransient, type Transient, transientAt } from './Transient.ts';

const OUT_OF_ORDER = 'the camera controller is out of order (simulated)';
const LONGEST_EXPOSURE_SECONDS = 3600;
const WARMEST_CELSIUS = 30;
const KINDS = ['object', 'bias', 'dark', 'flat'] as const;

/** A camera with its filter wheel; VIS and NIR differ by their model only. */
export class SimulatedCamera implements DeviceSimulator {
  readonly name: string;
  readonly scenarioKey: string;
  readonly #model: CameraModel;
  readonly #detector: Detector;
  readonly #focus: FocusWitness | null;
  readonly #time = new MechanicalTime();
  #broken = false;
  #exposure: Exposure | null = null;
  #filter: FilterModel;
  #cooling: Cooling;
  readonly #transients: { readonly transient: Transient; readonly beganAt: number }[] = [];

  /** @param focus null: always sharp */
  constructor(model: CameraModel, focus: FocusWitness | null = null) {
    this.#focus = focus;
    this.name = model.name;
    this.scenarioKey = model.scenarioKey;
    this.#model = model;
    this.#detector = new Detector(model);
    this.#filter = filterOf(model, model.filters[0]?.name);
    this.#cooling = { fromCelsius: model.setpointCelsius, setpointCelsius: model.setpointCelsius, since: 0 };
  }

  handle(command: Command, now: number): Reply | Promise<Reply> {
    if (command.name === 'STATUS') return this.#status(command, now);
    if (command.name === 'ABORT' || command.name === 'STOP') {
      this.#exposure = null;
      return ok(command);
    }
    if (this.#broken) return faulty(command, OUT_OF_ORDER);
    switch (command.name) {
      case 'EXPOSE':
        return this.#expose(command, now);
      case 'FILTER':
        if (this.#exposure !== null) return busy(command, this.#occupation(now));
        this.#filter = filterOf(this.#model, command.filter);
        return ok(command);
      case 'READ':
        return this.#read(command, now);
      case 'TEMPERATURE': {
        const setpoint = readNumber(command.celsius, 'celsius', this.#model.coldestCelsius, WARMEST_CELSIUS);
        this.#cooling = { fromCelsius: temperatureAt(this.#cooling, now), setpointCelsius: setpoint, since: now };
        return ok(command);
      }
      case 'SIM_TRANSIENT':
        this.#transients.push({ transient: readTransient(command), beganAt: now });
        return ok(command);
      default:
        return unknown(
          command,
          `the camera knows STATUS, EXPOSE, FILTER, READ, ABORT, TEMPERATURE, STOP, SIM_TRANSIENT and SIM_FAULT, not ${command.name}`,
        );
    }
  }

  setFault(fault: Fault, now: number): void {
    this.#time.setStuck(fault === 'stuck', now);
    this.#broken = fault === 'broken';
    if (this.#broken) this.#exposure = null;
  }

  readScenarioItem(item: unknown): (now: number) => void {
    if (!isRecord(item) || !('transient' in item)) {
      throw new Error('a camera knows only {"fault": …} and {"transient": {"ra", "dec", "magnitude"}} in a scenario');
    }
    const transient = readTransient(item.transient);
    return (beganAt) => this.#transients.push({ transient, beganAt });
  }

  stop(): void {
    this.#focus?.stop();
  }

  #expose(command: Command, now: number): Reply {
    const kind = KINDS.find((each) => each === command.kind);
    if (kind === undefined) return refused(command, `"kind" must be one of ${KINDS.join(', ')}`);
    const seconds = readNumber(command.seconds, 'seconds', 0, LONGEST_EXPOSURE_SECONDS);
    const filter = filterOf(this.#model, command.filter);
    const place = { rightAscensionDegrees: 0, declinationDegrees: 0 };
    if (kind === 'object') {
      place.rightAscensionDegrees = readNumber(command.ra, 'ra', -360, 360);
      place.declinationDegrees = readNumber(command.dec, 'dec', -90, 90);
    }
    if (this.#exposure !== null) return busy(command, this.#occupation(now));
    this.#filter = filter;
    this.#exposure = { kind, seconds, filter, ...place, startedAt: now, since: this.#time.at(now) };
    return ok(command);
  }

  #read(command: Command, now: number): Reply | Promise<Reply> {
    const exposure = this.#exposure;
    if (exposure === null) return refused(command, 'there is no frame to read');
    if (progressOf(exposure, this.#time.at(now)).state !== 'READY') return busy(command, this.#occupation(now));
    this.#exposure = null;
    return this.#frame(command, exposure, now);
  }

  async #frame(command: Command, exposure: Exposure, now: number): Promise<Reply> {
    const temperature = temperatureAt(this.#cooling, now);
    const middle = exposure.startedAt + exposure.seconds * 500;
    const transients = this.#transients.map(({ transient, beganAt }) => transientAt(transient, beganAt, middle));
    const frame = drawFrame({
      camera: this.#model,
      detector: this.#detector,
      exposure,
      temperatureCelsius: temperature,
      transients: transients.filter((each) => each !== null),
      focusArcseconds: exposure.kind === 'object' ? ((await this.#focus?.blurArcseconds()) ?? 0) : 0,
    });
    return {
      name: command.name,
      result: 'ok',
      width: this.#model.widthPixels,
      height: this.#model.heightPixels,
      started: new Date(exposure.startedAt).toISOString(),
      seconds: exposure.seconds,
      filter: exposure.filter.name,
      temperature,
      encoding: 'base64',
      // Node's platforms are all little-endian, as PROTOCOL.md asks.
      data: Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength).toString('base64'),
    };
  }

  #occupation(now: number): string {
    if (this.#exposure === null) return 'idle';
    const { state, remainingSeconds } = progressOf(this.#exposure, this.#time.at(now));
    if (state === 'EXPOSING') return `exposing for another ${remainingSeconds.toFixed(1)} s`;
    return state === 'READING' ? 'reading out' : 'a frame is waiting to be read';
  }

  #status(command: Command, now: number): Reply {
    const progress = this.#exposure === null ? null : progressOf(this.#exposure, this.#time.at(now));
    return {
      name: command.name,
      from: this.name,
      date: new Date(now).toISOString(),
      state: this.#broken ? 'FAULT' : (progress?.state ?? 'IDLE'),
      remaining: progress?.remainingSeconds ?? 0,
      temperature: temperatureAt(this.#cooling, now),
      setpoint: this.#cooling.setpointCelsius,
      filter: this.#filter.name,
      filters: this.#model.filters.map((each) => each.name),
      width: this.#model.widthPixels,
      height: this.#model.heightPixels,
      fault: this.#broken ? OUT_OF_ORDER : null,
    };
  }
}
