import type { ApparentCoordinates } from '../CoordinateFrames.ts';
import type { LinkState } from '../Device.ts';
import type { SerialAddress } from '../DriverAddress.ts';
import type { DriverOptions } from '../DriverOptions.ts';
import { DeviceRefused, DeviceTimeout, InvalidReply } from '../errors.ts';
import type { Question } from '../serial/Question.ts';
import { type Ask, SerialLink } from '../serial/SerialLink.ts';
import { TIMEOUTS } from '../transport/timeouts.ts';
import { type Lx200Angle, SEPARATORS, writeDegrees, writeHours, writeWestLongitude } from './lx200Angles.ts';
import { type Alignment, after, lx200Bytes, lx200Questions } from './lx200Questions.ts';

/** What not every mount knows is waited for so long: they answer within 100 to 200 ms, or never. */
const PERHAPS_MS = 1_000;
/** Mounts recompute their planets after the date is set, for seconds. */
const DATE_MS = 15_000;
/** Toggles between long and short format. */
const TOGGLE = ':U#';

/** Where the mount points, and in which of its two formats it said so. */
export interface Lx200Place extends ApparentCoordinates {
  readonly isLong: boolean;
}

export type Lx200Options = DriverOptions<SerialAddress>;

/**
 * The conversation with an LX200 mount: makes its acquaintance, keeps it in the long format and knows which of the questions it
 * answers at all.
 */
export class Lx200Dialog {
  readonly #options: Lx200Options;
  readonly #link: SerialLink;
  readonly #questions: ReturnType<typeof lx200Questions>;
  readonly #changed: () => void;
  #isLong = true;
  /** Null = not tried yet since the port was opened. */
  #tellsMotion: boolean | null = null;
  #tellsAlignment: boolean | null = null;
  #placed = false;
  /** The first of them that the mount takes. */
  #separator = 0;

  /** `changed` is called when the mount may have been switched off: nothing that it was told holds any more. */
  constructor(options: Lx200Options, changed: () => void) {
    this.#options = options;
    this.#changed = changed;
    this.#questions = lx200Questions(options.name);
    this.#link = new SerialLink({
      device: options.name,
      address: options.address,
      timekeeper: options.timekeeper,
      tap: options.tap,
      greet: (ask) => this.#greet(ask),
      lost: () => {
        this.#placed = false;
        this.#tellsMotion = null;
        this.#tellsAlignment = null;
        changed();
      },
    });
  }

  get isLong(): boolean {
    return this.#isLong;
  }

  connect(): void {
    this.#link.connect();
  }

  async disconnect(): Promise<void> {
    await this.#link.disconnect();
  }

  state(): LinkState {
    return this.#link.state();
  }

  /** Where it points, of date; a mount that fell back to its short format was switched off meanwhile. */
  async place(): Promise<Lx200Place> {
    const ask: Ask = (question, timeoutMs) => this.#link.ask(question, { timeoutMs });
    let rightAscension = await ask(this.#questions.rightAscension(), TIMEOUTS.status);
    if (rightAscension.isLong !== this.#isLong) {
      this.#placed = false;
      this.#changed();
      this.#link.doubt('the mount was switched off in between');
      rightAscension = await ask(this.#questions.rightAscension(), TIMEOUTS.status);
    }
    const declination = await ask(this.#questions.declination(), TIMEOUTS.status);
    return {
      rightAscensionHours: rightAscension.value,
      declinationDegrees: declination.value,
      isLong: rightAscension.isLong,
    };
  }

  /** Whether it says that it slews; null = it does not tell. */
  async isSlewing(): Promise<boolean | null> {
    if (this.#tellsMotion !== true) return null;
    return await this.#link.ask(this.#questions.isSlewing(), { timeoutMs: TIMEOUTS.status });
  }

  /** How it stands; null = it does not tell. */
  async alignment(): Promise<Alignment | null> {
    if (this.#tellsAlignment !== true) return null;
    return await this.#link.ask(this.#questions.alignment(), { timeoutMs: TIMEOUTS.status });
  }

  /** Orders what is answered by nothing; resolves when the mount answered the question after it. */
  async order(orders: string, signal: AbortSignal): Promise<void> {
    const question = after(orders, this.#questions.rightAscension());
    await this.#link.ask(question, { timeoutMs: TIMEOUTS.order, signal });
  }

  /** The same ahead of everything: written at once, whatever is being asked. */
  async overrule(orders: string): Promise<void> {
    await this.#link.tell(orders, lx200Bytes(orders));
    await this.#link.ask(this.#questions.rightAscension(), { timeoutMs: TIMEOUTS.stop, urgent: true });
  }

  /** Sends it to a place of date. @throws DeviceRefused with the mount's own reason */
  async slew(place: ApparentCoordinates, signal: AbortSignal): Promise<void> {
    await this.#setTarget(place, signal);
    await this.#link.ask(this.#questions.slew(), { timeoutMs: TIMEOUTS.order, signal });
  }

  /** Tells it that it points there. */
  async sync(place: ApparentCoordinates, signal: AbortSignal): Promise<void> {
    await this.#setTarget(place, signal);
    await this.#link.ask(this.#questions.sync(), { timeoutMs: TIMEOUTS.order, signal });
  }

  async #setTarget({ rightAscensionHours, declinationDegrees }: ApparentCoordinates, signal: AbortSignal) {
    const options = { timeoutMs: TIMEOUTS.order, signal };
    const hours = writeHours(rightAscensionHours, this.#isLong);
    await this.#link.ask(this.#questions.set(`:Sr${hours}#`, `the right ascension ${hours}`), options);
    for (let attempt = 0; ; attempt++) {
      const separator = SEPARATORS[this.#separator % SEPARATORS.length];
      const degrees = writeDegrees(declinationDegrees, this.#isLong, separator);
      try {
        await this.#link.ask(this.#questions.set(`:Sd${degrees}#`, `the declination ${degrees}`), options);
        return;
      } catch (failure) {
        if (!(failure instanceof DeviceRefused) || attempt === SEPARATORS.length - 1) throw failure;
        this.#separator++;
      }
    }
  }

  async #greet(ask: Ask): Promise<void> {
    const questions = this.#questions;
    await this.#lengthen(ask, await ask(questions.rightAscension(), TIMEOUTS.status));
    this.#tellsMotion ??= (await this.#perhaps(ask, questions.isSlewing())) !== null;
    this.#tellsAlignment ??= (await this.#perhaps(ask, questions.alignment())) !== null;
    if (!this.#placed) await this.#tellPlace(ask);
    // If it still answers something old, these two come out of step: their answers look different.
    await ask(questions.rightAscension(), TIMEOUTS.status);
    await ask(questions.declination(), TIMEOUTS.status);
  }

  async #lengthen(ask: Ask, said: Lx200Angle): Promise<void> {
    const rightAscension = said.isLong
      ? said
      : await ask(after(TOGGLE, this.#questions.rightAscension()), TIMEOUTS.status);
    // Old mounts have the short format alone.
    this.#isLong = rightAscension.isLong;
  }

  /** Where and when it is; time is told as UTC, so the hours to add to it are none. */
  async #tellPlace(ask: Ask): Promise<void> {
    const { site, timekeeper } = this.#options;
    const [year = '', month = '', day = ''] = new Date(timekeeper.now()).toISOString().slice(2, 10).split('-');
    const set = this.#questions.set;
    const latitude = writeDegrees(site.latitudeDegrees, false);
    const orders: readonly (() => Question<void>)[] = [
      () => set(`:St${latitude}#`, 'the latitude'),
      () => set(`:Sg${writeWestLongitude(site.longitudeDegrees)}#`, 'the longitude'),
      () => set(':SG+00#', 'the time zone'),
      // As late as can be: the questions before it take their time.
      () => set(`:SL${new Date(timekeeper.now()).toISOString().slice(11, 19)}#`, 'the time'),
      () => this.#questions.setDate(`:SC${month}/${day}/${year}#`),
    ];
    for (const order of orders) await this.#perhaps(ask, order(), DATE_MS);
    this.#placed = true;
  }

  /** The answer of a mount that need not have one; null = it has none, or says no. */
  async #perhaps<T>(ask: Ask, question: Question<T>, timeoutMs = PERHAPS_MS): Promise<T | null> {
    try {
      return (await ask(question, timeoutMs)) ?? null;
    } catch (failure) {
      if (failure instanceof DeviceTimeout || failure instanceof InvalidReply || failure instanceof DeviceRefused)
        return null;
      throw failure;
    }
  }
}
