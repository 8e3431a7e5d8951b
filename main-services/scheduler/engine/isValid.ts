import type { Chain } from './Chain.ts';

/** Whether a chain that was not built link by link keeps every rule: times, quotas, and what must be planned together. */
export function isValid(chain: Chain): boolean {
  const { granted, units } = chain.compiled;
  for (let k = 0; k < chain.length; k++) {
    if (!((chain.earliest[k] as number) <= (chain.latest[k] as number))) return false;
    const i = chain.order[k] as number;
    const unit = units.ofSequence[i] as number;
    for (let m = units.first[unit] as number; m < (units.first[unit + 1] as number); m++) {
      if (chain.planned[units.member[m] as number] === 0) return false;
    }
    if (!chain.isLed(i)) return false;
  }
  return granted.every((seconds, q) => chain.bound[q] === 0 || (chain.spent[q] as number) <= seconds);
}
