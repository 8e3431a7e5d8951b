import type { Benchmark } from './Benchmark.ts';
import type { Figure } from './Figure.ts';
import { contactFaults } from './safety/contactFaults.ts';
import { properties } from './safety/properties.ts';
import { rainToShut } from './safety/rainToShut.ts';
import { reaction } from './safety/reaction.ts';
import { soak } from './safety/soak.ts';

/** The figures of safety, one part after the other: some ten minutes in all. */
export const safety: Benchmark = async (say) => {
  const figures: Figure[] = [];
  for (const part of [properties, reaction, contactFaults, rainToShut, soak]) {
    say(`${part.name} …`);
    figures.push(...(await part(say)));
  }
  return figures;
};
