import { Chain } from './Chain.ts';
import { deviation, placeStarts, type Wishes } from './placeStarts.ts';

/** A link is tried so many places before and after its own, and all together so many times. */
const REACH = 3;
const MOST_TRIALS = 400;

/** Changes the order of a chain, without taking anything out, where that brings sequences nearer to their wishes. */
export function towardsWishes(chain: Chain, wishes: Wishes): void {
  const { compiled } = chain;
  const trial = new Chain(compiled);
  const mark = new Uint8Array(compiled.count);
  let best = deviation(chain, placeStarts(chain, wishes), wishes);
  let trials = 0;
  for (let k = 0; k < chain.length && best > 0; k++) {
    const i = chain.order[k] as number;
    const unit = compiled.units.ofSequence[i] as number;
    const members = (compiled.units.first[unit + 1] as number) - (compiled.units.first[unit] as number);
    const waiting = compiled.units.firstFollower[unit + 1] !== compiled.units.firstFollower[unit];
    if (compiled.locked[i] === 1 || Number.isNaN(wishes[i] as number) || members > 1 || waiting) continue;
    const start = placeStarts(chain, wishes)[k] as number;
    if (start === wishes[i]) continue;
    for (let at = Math.max(0, k - REACH); at <= Math.min(chain.length - 1, k + REACH); at++) {
      if (at === k || trials++ >= MOST_TRIALS) continue;
      trial.copyFrom(chain);
      mark.fill(0);
      mark[i] = 1;
      trial.removeMarked(mark);
      if (trial.startBetween(i, at, at) === Number.POSITIVE_INFINITY) continue;
      trial.insert(i, at);
      const reached = deviation(trial, placeStarts(trial, wishes), wishes);
      if (reached >= best) continue;
      best = reached;
      chain.copyFrom(trial);
      break;
    }
  }
}
