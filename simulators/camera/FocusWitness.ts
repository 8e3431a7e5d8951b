import type { SideLine } from '../common/SideLine.ts';

/** PROTOCOL.md: where the simulated focuser gives the sharpest stars, and how much a step away from there widens them. */
const SHARPEST_STEPS = 10_000;
const ARCSECONDS_PER_STEP = 0.002;

/** How far out of focus the telescope is, as its focuser tells; a focuser that does not tell is in focus. */
export class FocusWitness {
  readonly #focuser: SideLine;

  constructor(focuser: SideLine) {
    this.#focuser = focuser;
  }

  /** Full width at half maximum that the focus adds to a star, in quadrature, arcseconds. */
  async blurArcseconds(): Promise<number> {
    const position = (await this.#focuser.ask('STATUS', null))?.position;
    return typeof position === 'number' ? Math.abs(position - SHARPEST_STEPS) * ARCSECONDS_PER_STEP : 0;
  }

  stop(): void {
    this.#focuser.stop();
  }
}
