import { DeviceRefused, DeviceTimeout } from '../errors.ts';
import type {
  EquatorialTarget,
  HorizontalTarget,
  Mount,
  MountJogging,
  MountState,
  MountStatus,
  MountTrackingRates,
} from '../mount/Mount.ts';
import { AlpacaCover } from './AlpacaCover.ts';
import { AlpacaDevice, type AlpacaOptions } from './AlpacaDevice.ts';
import { AlpacaJogging } from './AlpacaJogging.ts';
import { AlpacaRefused } from './AlpacaRefused.ts';
import { ALPACA_ERRORS } from './alpacaFailure.ts';
import { booleanIn, integerIn, numberIn } from './alpacaFields.ts';
import { beside } from './beside.ts';
import { type DeviceCoordinates, fromEquatorial, nearby, toEquatorial } from './equatorialSystem.ts';

/** The API's DriveRates, 0 … 3. */
const TRACKING_RATES: readonly string[] = ['sidereal', 'lunar', 'solar', 'king'];
/** INDI 2.2.4's server says "not slewing" for up to 0.5 s after it took a slew: so long, and a margin, is believed to the order. */
const BEGINS_WITHIN_MS = 2_000;
/** Mounts commonly tell and take right ascension in whole seconds of time: 15″, and a margin. */
const THERE_DEGREES = 20 / 3600;
const MEMBERS = ['rightascension', 'declination', 'slewing', 'tracking', 'atpark'] as const;

interface Motion {
  readonly kind: 'slew' | 'park';
  readonly at: number;
  readonly wanted: DeviceCoordinates | null;
}

/**
 * A telescope behind an Alpaca server, with the coordinates that it names itself (of date, or J2000). Its mirror cover, where it has one, is a
 * CoverCalibrator beside it (setting "cover").
 */
export class AlpacaMount extends AlpacaDevice implements Mount {
  readonly jogging: MountJogging;
  readonly trackingRates: MountTrackingRates;
  readonly pointingToleranceDegrees = THERE_DEGREES;
  readonly #cover: AlpacaCover | null;
  readonly #jogs: AlpacaJogging;
  #target: EquatorialTarget | null = null;
  #motion: Motion | null = null;
  /** It was sent to a place above the horizon by way of the sky: when it is there it stands. */
  #toStand = false;
  #standing: Promise<void> = Promise.resolve();

  constructor(options: AlpacaOptions) {
    super(options, 'telescope');
    const cover = beside(options, 'cover');
    this.#cover = cover && new AlpacaCover(cover);
    this.#jogs = new AlpacaJogging(this.name, this.client, this.setting('reversed'));
    this.jogging = {
      rates: this.#jogs.rates,
      start: async (direction, rate) => {
        const stillWanted = await this.beginOrder();
        await this.#jogs.start(direction, rate, stillWanted, (parameters) => this.move('moveaxis', parameters));
      },
      stop: () => this.overrule(() => this.#jogs.stop()),
    };
    this.trackingRates = { rates: TRACKING_RATES, set: (rate) => this.#setRate(rate) };
  }

  override connect(): void {
    super.connect();
    this.#cover?.connect();
  }

  override async disconnect(): Promise<void> {
    await Promise.all([super.disconnect(), this.#cover?.disconnect()]);
  }

  async status(): Promise<MountStatus> {
    const at = this.now();
    const [values, system, cover] = await Promise.all([
      this.client.values(MEMBERS, ['trackingrate']),
      this.client.fact('equatorialsystem'),
      this.#cover?.status() ?? null,
    ]);
    const here: DeviceCoordinates = {
      rightAscensionHours: numberIn(this.name, 'rightascension', values.rightascension, 0, 24),
      declinationDegrees: numberIn(this.name, 'declination', values.declination, -90, 90),
    };
    const place = toEquatorial(this.options, system, here, at);
    const rate = values.trackingrate;
    const state = this.#stateOf({
      here,
      slewing: booleanIn(this.name, 'slewing', values.slewing),
      tracking: booleanIn(this.name, 'tracking', values.tracking),
      atPark: booleanIn(this.name, 'atpark', values.atpark),
    });
    if (this.#toStand && state === 'TRACKING') {
      this.#standing = this.#stand();
      await this.#standing;
    }
    return {
      at,
      state,
      ...place,
      ...this.options.frames.toHorizontal(place, at),
      targetRightAscensionDegrees: this.#target?.rightAscensionDegrees ?? null,
      targetDeclinationDegrees: this.#target?.declinationDegrees ?? null,
      coverOpen: cover === null ? null : cover.position === 'OPEN',
      trackingRate: rate === null ? null : (TRACKING_RATES[integerIn(this.name, 'trackingrate', rate, 0, 3)] ?? null),
      fault: cover?.fault ?? null,
    };
  }

  async slewTo(target: EquatorialTarget): Promise<void> {
    await this.#slew(() => this.#checked(target), target);
  }

  async slewToHorizontal({ altitudeDegrees, azimuthDegrees }: HorizontalTarget): Promise<void> {
    const place = {
      altitudeDegrees: this.within('altitude', altitudeDegrees, -90, 90),
      azimuthDegrees: this.within('azimuth', azimuthDegrees, 0, 360) % 360,
    };
    if (!(await this.client.can('canslewaltazasync'))) {
      await this.#slew(() => this.options.frames.fromHorizontal(place, this.now()), null);
      return;
    }
    const stillWanted = await this.beginOrder();
    await this.#wake();
    stillWanted();
    await this.client.put('tracking', { Tracking: false });
    stillWanted();
    this.#begin(null, { kind: 'slew', at: this.now(), wanted: null });
    const parameters = { Azimuth: place.azimuthDegrees, Altitude: place.altitudeDegrees };
    await this.#moved(this.move('slewtoaltazasync', parameters, () => this.#isSlewing()));
  }

  async setTracking(on: boolean): Promise<void> {
    this.#toStand = false;
    await this.client.put('tracking', { Tracking: on });
  }

  async park(): Promise<void> {
    this.#begin(null, { kind: 'park', at: this.now(), wanted: null });
    await this.#moved(this.overrule(() => this.#sendPark()));
  }

  unpark = async (): Promise<void> => {
    await this.client.put('unpark');
  };

  home = async (): Promise<void> => {
    await this.beginOrder();
    this.#begin(null, { kind: 'slew', at: this.now(), wanted: null });
    await this.#moved(this.move('findhome', {}, () => this.#isSlewing()));
  };

  sync = async (target: EquatorialTarget): Promise<void> => {
    await this.client.put('synctocoordinates', await this.#wordsOf(this.#checked(target)));
  };

  async setCover(open: boolean): Promise<void> {
    await (open ? this.#cover?.open() : this.#cover?.close());
  }

  async halt(): Promise<void> {
    this.#begin(null, null);
    await this.overrule(async () => {
      const [aborted] = await Promise.all([
        this.client.putAtOnce('abortslew').catch((error: unknown) => error),
        this.#jogs.stopIfMoving(),
        this.#cover?.haltIfMoving(),
      ]);
      // A parked mount takes no stop, and needs none.
      if (aborted instanceof AlpacaRefused && aborted.errorNumber === ALPACA_ERRORS.parked) return;
      if (aborted !== undefined) throw aborted;
    });
  }

  async #slew(place: () => EquatorialTarget, target: EquatorialTarget | null): Promise<void> {
    place();
    const stillWanted = await this.beginOrder();
    await this.#wake();
    stillWanted();
    if (await this.client.can('cansettracking')) await this.client.put('tracking', { Tracking: true });
    const member = (await this.client.can('canslewasync')) ? 'slewtocoordinatesasync' : 'slewtocoordinates';
    const words = await this.#wordsOf(place());
    stillWanted();
    const wanted = { rightAscensionHours: words.RightAscension, declinationDegrees: words.Declination };
    this.#begin(target, { kind: 'slew', at: this.now(), wanted });
    this.#toStand = target === null;
    await this.#moved(this.move(member, words, () => this.#isSlewing()));
  }

  #begin(target: EquatorialTarget | null, motion: Motion | null): void {
    this.#target = target;
    this.#motion = motion;
    this.#toStand = false;
  }

  /** A motion that was not taken is none. */
  async #moved(order: Promise<void>): Promise<void> {
    const motion = this.#motion;
    try {
      await order;
    } catch (error) {
      if (this.#motion === motion) this.#begin(null, null);
      throw error;
    }
  }

  async #wake(): Promise<void> {
    // An order to stand that is on its way must not come after the one to track.
    await Promise.allSettled([this.#standing]);
    if (booleanIn(this.name, 'atpark', await this.client.get('atpark'))) await this.unpark();
  }

  async #stand(): Promise<void> {
    this.#toStand = false;
    await this.client.put('tracking', { Tracking: false });
  }

  async #isSlewing(): Promise<boolean> {
    return booleanIn(this.name, 'slewing', await this.client.get('slewing'));
  }

  async #sendPark(): Promise<void> {
    try {
      await this.client.putAtOnce('park');
    } catch (error) {
      // Before version 4 parking may be answered when it is over.
      const parks = () => this.#isSlewing().catch(() => false);
      if (!(error instanceof DeviceTimeout && (await parks()))) throw error;
    }
  }

  #checked({ rightAscensionDegrees, declinationDegrees }: EquatorialTarget): EquatorialTarget {
    return {
      rightAscensionDegrees: this.within('right ascension', rightAscensionDegrees, 0, 360),
      declinationDegrees: this.within('declination', declinationDegrees, -90, 90),
    };
  }

  async #wordsOf(place: EquatorialTarget): Promise<{ RightAscension: number; Declination: number }> {
    const system = await this.client.fact('equatorialsystem');
    const { rightAscensionHours, declinationDegrees } = fromEquatorial(this.options, system, place, this.now());
    return { RightAscension: rightAscensionHours, Declination: declinationDegrees };
  }

  async #setRate(rate: string): Promise<void> {
    const index = TRACKING_RATES.indexOf(rate);
    if (index < 0) throw new DeviceRefused(this.name, `there is no tracking rate ${rate}`);
    await this.client.put('trackingrate', { TrackingRate: index });
  }

  #stateOf(read: { here: DeviceCoordinates; slewing: boolean; tracking: boolean; atPark: boolean }): MountState {
    const motion = this.#motion;
    const begins =
      motion !== null &&
      this.now() - motion.at < BEGINS_WITHIN_MS &&
      !(motion.wanted !== null && nearby(read.here, motion.wanted, THERE_DEGREES));
    const moving = motion?.kind === 'park' ? 'PARKING' : 'SLEWING';
    if (read.atPark && !(begins && motion?.kind === 'slew')) return this.#ended('PARKED');
    if (read.slewing || begins) return moving;
    return this.#ended(read.tracking ? 'TRACKING' : 'STOPPED');
  }

  #ended(state: MountState): MountState {
    this.#motion = null;
    return state;
  }
}
