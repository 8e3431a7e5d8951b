import type { Certificate, TierCertificate } from '../Certificate.ts';
import type { Chain } from './Chain.ts';

/** Rounding of sums of prices, as a share of the bound. */
const ROUNDING = 1e-9;

/** What is proven about a chain. @param boundOf what is proven about a tier; infinity = nothing yet */
export function certify(chain: Chain, boundOf: (tier: number) => number): Certificate {
  const { compiled } = chain;
  const everything = new Float64Array(compiled.tierNames.length);
  for (let i = 0; i < compiled.count; i++) {
    if (compiled.possible[i] === 0 && compiled.locked[i] === 0) continue;
    const tier = compiled.tier[i] as number;
    everything[tier] = (everything[tier] as number) + (compiled.weight[i] as number);
  }
  const step = weightStep(chain);
  const tiers: TierCertificate[] = [];
  for (const [tier, name] of compiled.tierNames.entries()) {
    if (name === 'filler') continue;
    const value = chain.values[tier] as number;
    const proven = Math.min(everything[tier] as number, boundOf(tier));
    // Values come in steps: between two of them there is nothing.
    const reachable = step > 0 ? Math.floor((proven * (1 + ROUNDING)) / step) * step : proven;
    const bound = Math.max(value, Math.min(proven, reachable));
    tiers.push({ tier: name, value, bound, gap: bound > 0 ? (bound - value) / bound : 0 });
  }
  const value = tiers.reduce((sum, tier) => sum + tier.value, 0);
  const bound = tiers.reduce((sum, tier) => sum + tier.bound, 0);
  const gap = bound > 0 ? (bound - value) / bound : 0;
  return { value, bound, gap, optimal: bound - value <= ROUNDING * bound, tiers };
}

/** The common divisor of all weights, when they are whole numbers; 0 when not. */
function weightStep({ compiled }: Chain): number {
  let step = 0;
  for (let i = 0; i < compiled.count; i++) {
    let other = compiled.weight[i] as number;
    if (!Number.isSafeInteger(other)) return 0;
    while (other > 0) [step, other] = [other, step % other];
  }
  return step;
}
