import type { Log } from '../model/log.ts';
import type { ControlState, OperatingMode } from '../model/operations.ts';
import type { Cancel, Clock } from '../supervision/Clock.ts';
import { type ControlEvent, type ControlFacts, controlAtStart, stepControl } from './controlMachine.ts';
import { type Operator, VISITOR } from './Operator.ts';

export type { Operator } from './Operator.ts';

/** So long somebody at another window has to look up, read and answer; then the answer is no. */
export const REQUEST_LASTS_MS = 30_000;

/**
 * Who commands: the majordome (AUTO) or exactly one window (MAN). STOP is remembered here too: after it nothing moves by
 * itself until somebody acts. The rules are those of `stepControl`.
 */
export class ControlAuthority {
  readonly #clock: Clock;
  readonly #wall: Pick<Clock, 'now' | 'after'>;
  readonly #log: Log;
  readonly #listeners = new Set<(state: ControlState) => void>();
  #facts: ControlFacts;
  #cancelRequest: Cancel | null = null;

  /** @param options.wall people answer in their own time, however fast a simulated night goes */
  constructor(options: { clock: Clock; wall: Pick<Clock, 'now' | 'after'>; log: Log }) {
    this.#clock = options.clock;
    this.#wall = options.wall;
    this.#log = options.log;
    this.#facts = controlAtStart(options.clock.now());
  }

  state(): ControlState {
    const { mode, holder, since, request, refused } = this.#facts;
    return {
      mode,
      holder: holder?.userName ?? null,
      holderWindow: holder?.windowId ?? null,
      since,
      request,
      refused,
    };
  }

  /** When STOP was pressed and nobody has acted since; null otherwise. */
  stoppedAt(): number | null {
    return this.#facts.stoppedAt;
  }

  onChange(listener: (state: ControlState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** True, or the reason why this window may not command by hand. */
  mayCommand(windowId: string): true | string {
    const { mode, holder } = this.#facts;
    if (mode === 'AUTO') return 'The majordome is in control. Take control (MAN) first.';
    if (holder === null)
      return 'Nobody holds control: the window that stopped the observatory is closed. Take control first.';
    if (holder.windowId === windowId) return true;
    if (holder.userName === VISITOR)
      return 'Somebody who is not logged in stopped the observatory in another window. Take control first.';
    return `${holder.userName} holds control in another window.`;
  }

  /** Changes the mode for a window; answers the reason of a refusal, or null when done. */
  setMode(mode: OperatingMode, by: Operator): string | null {
    return this.#step({ kind: mode === 'MAN' ? 'take' : 'release', by });
  }

  /** Asks the holder for control. Answers why not, or null: asked. */
  request(by: Operator): string | null {
    return this.#step({ kind: 'ask', by, endsAtWall: this.#wall.now() + REQUEST_LASTS_MS });
  }

  withdraw(by: Operator): string | null {
    return this.#step({ kind: 'withdraw', by });
  }

  /** The holder says yes or no to who asks. */
  answer(accept: boolean, by: Operator): string | null {
    return this.#step({ kind: accept ? 'accept' : 'decline', by });
  }

  /** The holder gives control to another window, asked or not. */
  handOver(by: Operator, to: Operator): string | null {
    return this.#step({ kind: 'handOver', by, to });
  }

  /** Control is taken away from its holder; who may do that is decided where calls are served. */
  seize(by: Operator, reason: string): string | null {
    return this.#step({ kind: 'seize', by, reason });
  }

  /** Somebody, or the rule for silence, answered that an alert is observed: the majordome has to command for it. */
  giveToAlert(by: string): void {
    this.#step({ kind: 'giveToAlert', by });
  }

  /** STOP was pressed: manual, held by whoever pressed, and latched. */
  stopPressed(by: Operator): void {
    this.#step({ kind: 'stop', by });
  }

  /** MAKE SAFE was pressed: manual, so that the majordome does not open again what was closed on purpose. */
  madeSafe(by: Operator): void {
    this.#step({ kind: 'makeSafe', by });
  }

  /** Somebody commanded on purpose, or the time that STOP may last is over. */
  releaseStop(): void {
    this.#step({ kind: 'acted' });
  }

  /** Control lapses when the window that holds it is closed or gives no sign of life any more. */
  windowClosed(windowId: string, how = 'closed'): void {
    this.#step({ kind: 'windowLeft', windowId, how });
  }

  /** Control lapses when who holds it logs out. */
  userLeft(userName: string): void {
    this.#step({ kind: 'userLeft', userName });
  }

  stop(): void {
    this.#cancelRequest?.();
    this.#cancelRequest = null;
  }

  #step(event: ControlEvent): string | null {
    const before = this.#facts;
    const { facts, refusal, said } = stepControl(before, event, this.#clock.now());
    this.#facts = facts;
    if (said !== null) this.#log[ROUTINE.has(event.kind) ? 'info' : 'warning'](said);
    if (facts.request !== before.request) this.#waitForAnswer();
    // The latch of STOP is nothing that windows are told; the majordome asks for it.
    const told = facts !== before && event.kind !== 'acted';
    if (told) for (const listener of this.#listeners) listener(this.state());
    return refusal;
  }

  #waitForAnswer(): void {
    this.stop();
    if (this.#facts.request !== null)
      this.#cancelRequest = this.#wall.after(REQUEST_LASTS_MS, () => this.#step({ kind: 'unanswered' }));
  }
}

/** What happens on purpose between people who agree. */
const ROUTINE: ReadonlySet<ControlEvent['kind']> = new Set([
  'take',
  'release',
  'ask',
  'withdraw',
  'accept',
  'decline',
  'unanswered',
  'handOver',
]);
