import type { Benchmark } from '../Benchmark.ts';
import type { Figure } from '../Figure.ts';
import { blobToDisk } from './blobToDisk.ts';
import { fiftyPolled } from './fiftyPolled.ts';
import { stopPressed } from './stopPressed.ts';

/** The figures of devices and manual control: some two minutes in all. */
export const devices: Benchmark = async (say) => {
  const figures: Figure[] = [];
  for (const part of [stopPressed, fiftyPolled, blobToDisk]) {
    say(`${part.name} …`);
    figures.push(...(await part(say)));
  }
  return figures;
};
