import type { ApparentCoordinates } from '../CoordinateFrames.ts';
import { DeviceRefused, OperationAborted } from '../errors.ts';
import type {
  EquatorialTarget,
  HorizontalTarget,
  JogDirection,
  Mount,
  MountJogging,
  MountState,
  MountStatus,
  MountTrackingRates,
} from '../mount/Mount.ts';
import { Driver } from '../transport/Driver.ts';
import { Lx200Dialog, type Lx200Options } from './Lx200Dialog.ts';
import { Lx200Motion, THERE_DEGREES } from './Lx200Motion.ts';
import type { Alignment } from './lx200Questions.ts';

const STOP = ':Q#';
const PARK = ':hP#';
/** Newer mounts sleep when parked; older ones do not know this word and pass it over. */
const WAKE = ':hW#';
const HOME = ':hF#';
const LAND = ':AL#';
const FOLLOW: Readonly<Record<Alignment, string>> = { A: ':AA#', P: ':AP#', G: ':AP#', L: ':AP#' };
const WAYS: Readonly<Record<JogDirection, string>> = { NORTH: ':Mn#', SOUTH: ':Ms#', EAST: ':Me#', WEST: ':Mw#' };
const STOP_WAYS = ':Qn#:Qs#:Qe#:Qw#';
const JOG_RATES: Readonly<Record<string, string>> = { guide: ':RG#', centre: ':RC#', find: ':RM#', slew: ':RS#' };
const TRACKING_RATES: Readonly<Record<string, string>> = { sidereal: ':TQ#', lunar: ':TL#', solar: ':TS#' };

/** Above the horizon it stands where it was sent, to this. */
const STANDS_THERE_DEGREES = 0.03;
/** The way back of what the sky turned during the slew is short, and the way back of that is none. */
const MOST_CORRECTIONS = 2;

/** A telescope that speaks Meade's LX200 language over a serial line. Coordinates on the line are those of date; it has no mirror cover. */
export class Lx200Mount extends Driver<Lx200Options, Lx200Dialog> implements Mount {
  readonly jogging: MountJogging;
  readonly trackingRates: MountTrackingRates;
  readonly #motion = new Lx200Motion();
  #target: EquatorialTarget | null = null;
  /** It was sent to a place above the horizon: when it is there it shall stand. */
  #toStand: { readonly place: HorizontalTarget; readonly correctionsLeft: number } | null = null;
  /** How the mount follows the sky when it does. */
  #following: Alignment = 'P';
  #withdrawal = new AbortController();
  #orders: Promise<void> = Promise.resolve();

  constructor(options: Lx200Options) {
    super(options, new Lx200Dialog(options, () => this.#motion.forget()));
    this.jogging = {
      rates: Object.keys(JOG_RATES),
      start: (direction, rate) => this.#jog(direction, rate),
      stop: () => this.#stopJogging(),
    };
    this.trackingRates = {
      rates: Object.keys(TRACKING_RATES),
      set: (rate) => this.#inTurn((signal) => this.client.order(this.#word(TRACKING_RATES, 'rate', rate), signal)),
    };
  }

  /** In the short format of old mounts it cannot be known better. */
  get pointingToleranceDegrees(): number {
    return THERE_DEGREES[this.client.isLong ? 'long' : 'short'];
  }

  override async disconnect(): Promise<void> {
    this.#withdraw();
    await super.disconnect();
  }

  async status(): Promise<MountStatus> {
    const slewing = await this.client.isSlewing();
    const alignment = await this.client.alignment();
    const place = await this.client.place();
    const at = this.now();
    if (alignment !== null && alignment !== 'L') this.#following = alignment;
    const state = this.#motion.see({ ...place, at, slewing, land: alignment === null ? null : alignment === 'L' });
    const { frames } = this.options;
    const onSky = frames.fromApparent(place, at);
    const horizontal = frames.toHorizontal(onSky, at);
    return {
      at,
      state: await this.#standWhenThere(state, horizontal),
      ...onSky,
      ...horizontal,
      targetRightAscensionDegrees: this.#target?.rightAscensionDegrees ?? null,
      targetDeclinationDegrees: this.#target?.declinationDegrees ?? null,
      coverOpen: null,
      fault: null,
    };
  }

  async slewTo(target: EquatorialTarget): Promise<void> {
    const place = this.#ofDate(target);
    await this.#inTurn(async (signal) => {
      this.#toStand = null;
      await this.#slew(place, signal);
      this.#target = target;
    });
  }

  async slewToHorizontal({ altitudeDegrees, azimuthDegrees }: HorizontalTarget): Promise<void> {
    const place = {
      altitudeDegrees: this.within('altitude', altitudeDegrees, -90, 90),
      azimuthDegrees: this.within('azimuth', azimuthDegrees, 0, 360),
    };
    await this.#inTurn(async (signal) => {
      await this.#slewAbove(place, signal);
      this.#target = null;
      this.#toStand = { place, correctionsLeft: MOST_CORRECTIONS };
    });
  }

  async setTracking(on: boolean): Promise<void> {
    if (on && this.#motion.isParked) throw new DeviceRefused(this.name, 'it is parked');
    await this.#inTurn((signal) => this.#setTracking(on, signal));
  }

  async park(): Promise<void> {
    this.#withdraw();
    // A mount under way does not hear of parking: it is stopped first.
    await this.client.overrule(STOP);
    await this.client.overrule(PARK);
    this.#motion.parkOrdered();
  }

  async halt(): Promise<void> {
    this.#withdraw();
    await this.client.overrule(STOP);
  }

  home = async (): Promise<void> => {
    await this.#inTurn((signal) => this.client.order(HOME, signal));
  };

  unpark = async (): Promise<void> => {
    await this.#inTurn((signal) => this.#wake(signal));
  };

  sync = async (target: EquatorialTarget): Promise<void> => {
    const place = this.#ofDate(target);
    await this.#inTurn((signal) => this.client.sync(place, signal));
    // It did not move, but what it says of itself did.
    this.#motion.forget();
  };

  async setCover(): Promise<void> {
    // This language has no word for one.
  }

  /** One order after the other: a target is told in pieces. What a stop found waiting is not sent any more. */
  async #inTurn(order: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = this.#withdrawal;
    const turn = this.#orders.then(async () => {
      if (signal.aborted) throw new OperationAborted(this.name, 'it was stopped before this was sent');
      await order(signal);
    });
    this.#orders = turn.catch(() => undefined);
    await turn;
  }

  /** Takes back what was ordered and is not sent. */
  #withdraw(): void {
    this.#withdrawal.abort();
    this.#withdrawal = new AbortController();
    this.#target = null;
    this.#toStand = null;
    this.#motion.forget();
  }

  async #slew(place: ApparentCoordinates, signal: AbortSignal): Promise<void> {
    if (this.#motion.isParked) await this.#wake(signal);
    if ((await this.client.alignment()) === 'L') await this.#setTracking(true, signal);
    await this.client.slew(place, signal);
    // A stop that came while the mount acknowledged is already behind it on the line.
    if (signal.aborted) throw new OperationAborted(this.name, 'it was stopped at once');
    this.#motion.slewOrdered(place);
  }

  async #wake(signal: AbortSignal): Promise<void> {
    await this.client.order(WAKE, signal);
    this.#motion.forget();
  }

  async #setTracking(on: boolean, signal: AbortSignal): Promise<void> {
    await this.client.order(on ? FOLLOW[this.#following] : LAND, signal);
    const alignment = await this.client.alignment();
    if (alignment !== null && (alignment === 'L') === on)
      throw new DeviceRefused(this.name, on ? 'it does not follow the sky' : 'it does not stop following the sky');
  }

  async #slewAbove(place: HorizontalTarget, signal: AbortSignal): Promise<void> {
    await this.#slew(this.#ofDate(this.options.frames.fromHorizontal(place, this.now())), signal);
  }

  /** Ends the way to a place above the horizon: the sky has turned meanwhile, so the last bit is gone again before it stands. */
  async #standWhenThere(state: MountState, horizontal: HorizontalTarget): Promise<MountState> {
    const toStand = this.#toStand;
    if (toStand === null || state === 'SLEWING') return state;
    const { place, correctionsLeft } = toStand;
    const isOff =
      Math.abs(horizontal.altitudeDegrees - place.altitudeDegrees) > STANDS_THERE_DEGREES ||
      turnedBy(horizontal, place) > STANDS_THERE_DEGREES;
    this.#toStand = null;
    await this.#inTurn(async (signal) => {
      if (!isOff || correctionsLeft === 0) {
        await this.#setTracking(false, signal);
        return;
      }
      await this.#slewAbove(place, signal);
      this.#toStand = { place, correctionsLeft: correctionsLeft - 1 };
    });
    return 'SLEWING';
  }

  async #jog(direction: JogDirection, rate: string): Promise<void> {
    if (this.#motion.isParked) throw new DeviceRefused(this.name, 'it is parked');
    const word = this.#word(JOG_RATES, 'rate', rate);
    await this.#inTurn((signal) => this.client.order(`${word}${WAYS[direction]}`, signal));
  }

  async #stopJogging(): Promise<void> {
    // A start that still waits would come after its stop.
    this.#withdrawal.abort();
    this.#withdrawal = new AbortController();
    await this.client.overrule(STOP_WAYS);
  }

  #word(words: Readonly<Record<string, string>>, what: string, name: string): string {
    const word = Object.hasOwn(words, name) ? words[name] : undefined;
    if (word !== undefined) return word;
    throw new DeviceRefused(this.name, `there is no ${what} "${name}": it knows ${Object.keys(words).join(', ')}`);
  }

  #ofDate({ rightAscensionDegrees, declinationDegrees }: EquatorialTarget): ApparentCoordinates {
    const target = {
      rightAscensionDegrees: this.within('right ascension', rightAscensionDegrees, 0, 360),
      declinationDegrees: this.within('declination', declinationDegrees, -90, 90),
    };
    return this.options.frames.toApparent(target, this.now());
  }
}

/** How far two azimuths are from each other on the sky. */
function turnedBy(place: HorizontalTarget, other: HorizontalTarget): number {
  const turn = Math.abs(((((place.azimuthDegrees - other.azimuthDegrees) % 360) + 540) % 360) - 180);
  return turn * Math.cos((other.altitudeDegrees * Math.PI) / 180);
}
