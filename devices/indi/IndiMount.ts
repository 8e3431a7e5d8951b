import { DeviceRefused, DeviceTimeout } from '../errors.ts';
import type {
  EquatorialTarget,
  HorizontalTarget,
  JogDirection,
  Mount,
  MountJogging,
  MountState,
  MountStatus,
} from '../mount/Mount.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import { IndiDevice, type IndiOptions } from './IndiDevice.ts';
import type { IndiVector } from './IndiVector.ts';
import { isOn, numberOf } from './readVector.ts';

const COORDINATES = 'EQUATORIAL_EOD_COORD';
const PARK = 'TELESCOPE_PARK';
const TRACK = 'TELESCOPE_TRACK_STATE';
/** Where INDI's own drivers call a slew done (indi_lx200basic 1.9.9: one minute of arc). */
const THERE_DEGREES = 1 / 60;
/** Mounts that reckon their way at its start arrive late by what the sky turned meanwhile: they are sent again so often. */
const MOST_CORRECTIONS = 2;
const ON_COMMAND = { timeoutMs: TIMEOUTS.order };
const WAYS: Readonly<Record<JogDirection, readonly [property: string, element: string]>> = {
  NORTH: ['TELESCOPE_MOTION_NS', 'MOTION_NORTH'],
  SOUTH: ['TELESCOPE_MOTION_NS', 'MOTION_SOUTH'],
  EAST: ['TELESCOPE_MOTION_WE', 'MOTION_EAST'],
  WEST: ['TELESCOPE_MOTION_WE', 'MOTION_WEST'],
};

/** A telescope behind an INDI server. Coordinates on the line are those of date; INDI has no mirror cover of the mount. */
export class IndiMount extends IndiDevice implements Mount {
  readonly jogging: MountJogging;
  readonly pointingToleranceDegrees = THERE_DEGREES;
  #target: EquatorialTarget | null = null;
  /** It was sent to a place above the horizon: when it is there it stands. */
  #toStand = false;
  #corrections = 0;
  /** The mount was told where and when it is, since its driver connected. */
  #placed = false;

  constructor(options: IndiOptions) {
    super(options);
    this.client.onChange(({ name, vector, kind }) => {
      if (name === 'CONNECTION' && !this.client.isReady()) this.#placed = false;
      if (name !== COORDINATES || vector === null || kind !== 'set') return;
      if (vector.state === 'Ok') this.#arrived(vector);
    });
    this.jogging = {
      rates: ['1x', '2x', '3x', '4x'],
      start: (direction, rate) => this.#jog(direction, rate),
      stop: () => this.#stopJogging(),
    };
  }

  async status(): Promise<MountStatus> {
    const [coordinates, park, track] = await this.client.read([COORDINATES, PARK, TRACK], TIMEOUTS.status);
    await this.#place();
    return this.#statusOf(coordinates as IndiVector, park as IndiVector, track as IndiVector);
  }

  async slewTo(target: EquatorialTarget): Promise<void> {
    await this.#wake();
    this.#toStand = false;
    await this.#goTo(target);
  }

  async slewToHorizontal({ altitudeDegrees, azimuthDegrees }: HorizontalTarget): Promise<void> {
    const place = {
      altitudeDegrees: this.within('altitude', altitudeDegrees, -90, 90),
      azimuthDegrees: this.within('azimuth', azimuthDegrees, 0, 360),
    };
    await this.#wake();
    this.#toStand = true;
    await this.#goTo(this.options.frames.fromHorizontal(place, this.now()));
    this.#target = null;
  }

  async setTracking(on: boolean): Promise<void> {
    if (on && this.#isParked()) throw new DeviceRefused(this.name, 'it is parked');
    const judge = (vector: IndiVector) => isOn(vector, on ? 'TRACK_ON' : 'TRACK_OFF');
    await this.client.order('Switch', TRACK, { [on ? 'TRACK_ON' : 'TRACK_OFF']: true }, { ...ON_COMMAND, judge });
  }

  async park(): Promise<void> {
    this.#target = null;
    this.#toStand = false;
    const judge = (vector: IndiVector) => isOn(vector, 'PARK');
    await this.client.order('Switch', PARK, { PARK: true }, { timeoutMs: TIMEOUTS.stop, judge });
  }

  unpark = async (): Promise<void> => {
    const judge = (vector: IndiVector) => isOn(vector, 'UNPARK');
    await this.client.order('Switch', PARK, { UNPARK: true }, { ...ON_COMMAND, judge });
  };

  sync = async (target: EquatorialTarget): Promise<void> => {
    await this.#place();
    await this.client.order('Switch', 'ON_COORD_SET', { SYNC: true }, ON_COMMAND);
    await this.client.order('Number', COORDINATES, this.#ofDate(target), ON_COMMAND);
  };

  async setCover(): Promise<void> {
    // INDI's mounts have none; a dust cap is a device of its own.
  }

  async halt(): Promise<void> {
    this.#target = null;
    this.#toStand = false;
    await this.client.order('Switch', 'TELESCOPE_ABORT_MOTION', { ABORT: true }, { timeoutMs: TIMEOUTS.stop });
  }

  #isParked(): boolean {
    const park = this.client.vector(PARK);
    return isOn(park, 'PARK') && park?.state !== 'Busy';
  }

  #arrived(vector: IndiVector): void {
    if (this.#toStand) {
      this.#toStand = false;
      this.client.tell('Switch', TRACK, { TRACK_OFF: true });
    } else if (this.#target !== null && this.#corrections < MOST_CORRECTIONS) {
      const wanted = this.#ofDate(this.#target);
      if (this.#isNear(vector, wanted)) this.#corrections = MOST_CORRECTIONS;
      else {
        this.#corrections++;
        this.client.tell('Number', COORDINATES, wanted);
      }
    }
  }

  async #wake(): Promise<void> {
    await this.#place();
    if (this.#isParked()) await this.unpark();
  }

  async #goTo(target: EquatorialTarget): Promise<void> {
    const wanted = this.#ofDate(target);
    // Another client may have changed what a coordinate means: it is said every time.
    await this.client.order('Switch', 'ON_COORD_SET', { TRACK: true }, ON_COMMAND);
    this.#target = target;
    this.#corrections = 0;
    try {
      await this.client.order('Number', COORDINATES, wanted, {
        ...ON_COMMAND,
        judge: (vector) => vector.state === 'Busy' || (vector.state === 'Ok' && this.#isNear(vector, wanted)),
      });
    } catch (error) {
      this.#target = null;
      this.#toStand = false;
      // INDI mounts that will not move say why in a message and leave the state as it was.
      if (error instanceof DeviceTimeout && this.client.vector(COORDINATES)?.state === 'Idle')
        throw this.client.refusal('it does not move');
      throw error;
    }
  }

  #ofDate({ rightAscensionDegrees, declinationDegrees }: EquatorialTarget): { RA: number; DEC: number } {
    const target = {
      rightAscensionDegrees: this.within('right ascension', rightAscensionDegrees, 0, 360),
      declinationDegrees: this.within('declination', declinationDegrees, -90, 90),
    };
    const apparent = this.options.frames.toApparent(target, this.now());
    return { RA: apparent.rightAscensionHours % 24, DEC: apparent.declinationDegrees };
  }

  #isNear(vector: IndiVector, wanted: { RA: number; DEC: number }): boolean {
    const hours = Math.abs(((numberOf(this.name, vector, 'RA', 0, 24) - wanted.RA + 36) % 24) - 12);
    const declination = Math.abs(numberOf(this.name, vector, 'DEC', -90, 90) - wanted.DEC);
    return hours * 15 * Math.cos((wanted.DEC * Math.PI) / 180) < THERE_DEGREES && declination < THERE_DEGREES;
  }

  /** Time and place, all elements at once: with one missing, drivers take garbage for it. */
  async #place(): Promise<void> {
    if (this.#placed || !this.client.isReady()) return;
    const { latitudeDegrees, longitudeDegrees, elevationMetres } = this.options.site;
    const utc = new Date(this.now()).toISOString().slice(0, 19);
    await this.client.order('Text', 'TIME_UTC', { UTC: utc, OFFSET: '0' }, ON_COMMAND);
    const east = (longitudeDegrees + 360) % 360;
    const site = { LAT: latitudeDegrees, LONG: east, ELEV: elevationMetres };
    await this.client.order('Number', 'GEOGRAPHIC_COORD', site, ON_COMMAND);
    this.#placed = true;
  }

  #statusOf(coordinates: IndiVector, park: IndiVector, track: IndiVector): MountStatus {
    const at = coordinates.at;
    const apparent = {
      rightAscensionHours: numberOf(this.name, coordinates, 'RA', 0, 24),
      declinationDegrees: numberOf(this.name, coordinates, 'DEC', -90, 90),
    };
    const place = this.options.frames.fromApparent(apparent, at);
    const state = stateOf(coordinates, park, track);
    return {
      at,
      state,
      ...place,
      ...this.options.frames.toHorizontal(place, at),
      targetRightAscensionDegrees: this.#target?.rightAscensionDegrees ?? null,
      targetDeclinationDegrees: this.#target?.declinationDegrees ?? null,
      coverOpen: null,
      fault: state === 'FAULT' ? 'the mount says that its last motion failed' : null,
    };
  }

  async #jog(direction: JogDirection, rate: string): Promise<void> {
    if (this.#isParked()) throw new DeviceRefused(this.name, 'it is parked');
    const [property, element] = WAYS[direction];
    if (this.client.vector('TELESCOPE_SLEW_RATE') !== undefined)
      await this.client.order('Switch', 'TELESCOPE_SLEW_RATE', { [rate]: true }, ON_COMMAND);
    await this.client.order('Switch', property, { [element]: true }, ON_COMMAND);
  }

  async #stopJogging(): Promise<void> {
    const off = (property: string, elements: readonly string[]) =>
      this.client.order('Switch', property, Object.fromEntries(elements.map((one) => [one, false])), {
        timeoutMs: TIMEOUTS.stop,
      });
    await Promise.all([
      off('TELESCOPE_MOTION_NS', ['MOTION_NORTH', 'MOTION_SOUTH']),
      off('TELESCOPE_MOTION_WE', ['MOTION_WEST', 'MOTION_EAST']),
    ]);
  }
}

function stateOf(coordinates: IndiVector, park: IndiVector, track: IndiVector): MountState {
  if (park.state === 'Busy') return 'PARKING';
  // An aborted parking leaves Alert with neither switch on: where it is nobody knows.
  if (park.state === 'Alert' && !isOn(park, 'PARK') && !isOn(park, 'UNPARK')) return 'STOPPED';
  if (isOn(park, 'PARK')) return 'PARKED';
  if (coordinates.state === 'Alert') return 'FAULT';
  if (coordinates.state === 'Busy') return 'SLEWING';
  return isOn(track, 'TRACK_ON') ? 'TRACKING' : 'STOPPED';
}
