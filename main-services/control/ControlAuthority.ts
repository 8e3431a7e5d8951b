import type { Log } from '../model/log.ts';
import type { ControlState, OperatingMode } from '../model/operations.ts';
import type { Clock } from '../supervision/Clock.ts';

/** Someone at a window of the console. */
export interface Operator {
  readonly userName: string;
  readonly windowId: string;
}

/**
 * Who commands: the majordome (AUTO) or exactly one window (MAN). STOP is remembered here too: after it nothing moves by
 * itself until somebody acts.
 */
export class ControlAuthority {
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #listeners = new Set<(state: ControlState) => void>();
  #state: ControlState;
  #stoppedAt: number | null = null;
  /** STOP or MAKE SAFE was pressed and nobody has taken or given control on purpose since. */
  #pressed = false;

  constructor(options: { clock: Clock; log: Log }) {
    this.#clock = options.clock;
    this.#log = options.log;
    this.#state = { mode: 'AUTO', holder: null, holderWindow: null, since: options.clock.now() };
  }

  state(): ControlState {
    return this.#state;
  }

  /** When STOP was pressed and nobody has acted since; null otherwise. */
  stoppedAt(): number | null {
    return this.#stoppedAt;
  }

  onChange(listener: (state: ControlState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** True, or the reason why this window may not command by hand. */
  mayCommand(windowId: string): true | string {
    if (this.#state.mode === 'AUTO') return 'The majordome is in control. Take control (MAN) first.';
    if (this.#state.holderWindow === null)
      return 'Nobody holds control: the window that stopped the observatory is closed. Take control first.';
    if (this.#state.holderWindow !== windowId)
      return `${this.#state.holder ?? 'Another window'} holds control in another window.`;
    return true;
  }

  /** Changes the mode for a window; answers the reason of a refusal, or null when done. */
  setMode(mode: OperatingMode, operator: Operator): string | null {
    if (
      mode === 'MAN' &&
      this.#state.mode === 'MAN' &&
      this.#state.holderWindow !== operator.windowId &&
      this.#state.holderWindow !== null
    ) {
      return `${this.#state.holder} holds control. Ask for it to be given back first.`;
    }
    this.#stoppedAt = null;
    this.#pressed = false;
    if (mode === 'MAN')
      this.#set({ mode, holder: operator.userName, holderWindow: operator.windowId, since: this.#clock.now() });
    else this.#set({ mode, holder: null, holderWindow: null, since: this.#clock.now() });
    this.#log.info(
      mode === 'MAN'
        ? `${operator.userName} took manual control`
        : `${operator.userName} gave control to the majordome`,
    );
    return null;
  }

  /** STOP was pressed: manual, held by whoever pressed, and latched. */
  stopPressed(operator: Operator): void {
    this.#stoppedAt = this.#clock.now();
    this.#pressed = true;
    this.#set({ mode: 'MAN', holder: operator.userName, holderWindow: operator.windowId, since: this.#clock.now() });
    this.#log.warning(`STOP pressed by ${operator.userName}: nothing moves by itself until somebody acts`);
  }

  /** MAKE SAFE was pressed: manual, so that the majordome does not open again what was closed on purpose. */
  madeSafe(operator: Operator): void {
    this.#stoppedAt = null;
    this.#pressed = true;
    this.#set({ mode: 'MAN', holder: operator.userName, holderWindow: operator.windowId, since: this.#clock.now() });
    this.#log.warning(`MAKE SAFE pressed by ${operator.userName}`);
  }

  /** Somebody commanded on purpose, or the time that STOP may last is over. */
  releaseStop(): void {
    this.#stoppedAt = null;
  }

  /**
   * Control lapses when the window that holds it dies: the majordome takes over, the sky is watched by somebody. What STOP or
   * MAKE SAFE brought to rest does not begin to move because a window crashed: then nobody holds control until somebody takes it.
   */
  windowClosed(windowId: string): void {
    if (this.#state.mode !== 'MAN' || this.#state.holderWindow !== windowId) return;
    if (this.#pressed) {
      this.#log.warning(`the window of ${this.#state.holder} closed after STOP or MAKE SAFE: nobody holds control`);
      this.#set({ mode: 'MAN', holder: null, holderWindow: null, since: this.#clock.now() });
      return;
    }
    this.#log.warning(`the window of ${this.#state.holder} closed: control goes back to the majordome`);
    this.#stoppedAt = null;
    this.#set({ mode: 'AUTO', holder: null, holderWindow: null, since: this.#clock.now() });
  }

  #set(state: ControlState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }
}
